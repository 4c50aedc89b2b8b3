"""What the templates of the policy see: everything decided, everything in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from echodiary.features.llm_policy.domain import KeySource, ModelRole, PolicyChange, PolicyRecord, Problem, Provider
from echodiary.features.llm_policy.trying import Trial
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults

ROLES = (ModelRole.TEXT_SMALL, ModelRole.TEXT_LARGE, ModelRole.IMAGE)


@dataclass(frozen=True, slots=True)
class PolicyForm:
    """The policy as it stands in the form, typed or stored."""

    provider: str
    text_small_model: str = ""
    text_large_model: str = ""
    image_model: str = ""
    base_url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrialLine:
    """How one role answered."""

    role: str
    model: str
    time: str
    outcome: str
    ok: bool


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the history: what changed against the one before, who, when, why."""

    version: int
    title: str
    changes: tuple[str, ...]
    note: str
    meta: tuple[str, ...]
    in_force: bool


@dataclass(frozen=True, slots=True)
class PolicyPageView:
    """The page of the policy. `offers_anyway`: something speaks against it, and it may be saved all the same."""

    etag: str
    summary: str
    form: PolicyForm
    providers: Sequence[tuple[str, str]]
    key_hint: str
    trials: Sequence[TrialLine]
    history: Sequence[VersionLine]
    older: str | None
    errors: Faults = field(default_factory=Faults)
    refusal: str | None = None
    notice: str | None = None
    offers_anyway: bool = False


def form_of(record: PolicyRecord) -> PolicyForm:
    """The form as the policy in force fills it."""
    policy = record.policy
    if not policy.provider.is_external:
        return PolicyForm(policy.provider)
    small, large, image = (policy.model_for(role) for role in ROLES)
    return PolicyForm(policy.provider, small, large, image, record.base_url or "")


def typed_form(change: PolicyChange) -> PolicyForm:
    """The form as it was sent; the key is never sent back."""
    small, large, image = (change.models[role] if change.provider.is_external else "" for role in ROLES)
    return PolicyForm(change.provider, small, large, image, change.base_url or "", change.note or "")


def providers() -> tuple[tuple[str, str], ...]:
    """The choices."""
    names = {Provider.BUILTIN: _("Built in, no AI")}
    return tuple((provider.value, names.get(provider, provider.display_name)) for provider in Provider)


def summary_of(record: PolicyRecord) -> str:
    """The policy in force, in a line."""
    policy = record.policy
    if not policy.provider.is_external:
        return _("The built-in writer writes all drafts. No AI model is at work, and nothing leaves this server.")
    host = urlsplit(record.base_url).netloc if record.base_url else ""
    return _("%(provider)s writes: %(models)s.") % {
        "provider": f"{policy.provider.display_name} ({host})" if host else policy.provider.display_name,
        "models": ", ".join(dict.fromkeys(policy.model_for(role) for role in ROLES)),
    }


def key_hint(record: PolicyRecord) -> str:
    """Where the key comes from. It is never shown."""
    return {
        KeySource.STORED: _(
            "A key is stored, ending in %(tail)s. Leave this empty to keep it; another address needs its own."
        )
        % {"tail": record.key_tail or ""},
        KeySource.ENVIRONMENT: _("The key of the environment is used. A key typed here comes before it."),
        KeySource.NONE: _("There is no key yet."),
    }[record.key_source]


def trial_line(trial: Trial) -> TrialLine:
    """How a role answered, in words."""
    outcome = _("answered") if trial.error is None else reason(trial.error)
    time = _("%(num)s ms") % {"num": formats.number(trial.milliseconds)}
    return TrialLine(role_name(trial.role), trial.model, time, outcome, trial.error is None)


def role_name(role: ModelRole) -> str:
    """The name of a role."""
    return {
        ModelRole.TEXT_SMALL: _("First drafts (text-small)"),
        ModelRole.TEXT_LARGE: _("Rewriting (text-large)"),
        ModelRole.IMAGE: _("Images (image)"),
    }[role]


def reason(code: str) -> str:
    """Why something would not work, by its code."""
    return {
        "missing": _("The key is missing."),
        "not_an_address": _("This is not an address like https://host/v1."),
        "holds_credentials": _("There is a name or password in this address. Put the key into its own field."),
        "not_encrypted": _("Over the open network the address has to begin with https."),
        "model_unknown": _("The provider does not know this model, or it cannot do this."),
        "provider_credentials": _("The provider does not accept the key."),
        "rate_limited": _("The provider says: too many requests."),
        "provider_unavailable": _("The provider could not be reached."),
        "provider_timeout": _("The provider took too long to answer."),
        "provider_refused": _("The provider declined."),
        "provider_invalid_response": _("The provider's answer could not be read."),
    }.get(code, code)


def faults_of(problems: Sequence[Problem]) -> Faults:
    """What speaks against a policy, beside its fields."""
    return Faults({problem.field: reason(problem.code) for problem in problems})


def history_lines(records: Sequence[PolicyRecord], in_force: int, time_zone: str, who: str) -> list[VersionLine]:
    """Versions, the newest first; the last record is only there to be compared with. `who`: the reader's own id."""
    return [_line(record, before, in_force, time_zone, who) for record, before in pairwise(records)]


def _line(record: PolicyRecord, before: PolicyRecord, in_force: int, time_zone: str, who: str) -> VersionLine:
    version = record.policy.version
    if version == 0:
        title = _("Settings of the server")
        return VersionLine(0, title, (summary_of(record),), "", (), in_force=in_force == 0)
    return VersionLine(
        version=version,
        title=_("Version %(number)s") % {"number": version},
        changes=tuple(_changes(record, before)),
        note=record.note or "",
        meta=tuple(_meta(record, time_zone, who)),
        in_force=version == in_force,
    )


def _meta(record: PolicyRecord, time_zone: str, reader: str) -> Iterator[str]:
    if record.saved_at is not None:
        yield formats.moment(record.saved_at, time_zone)
    yield _("you") if str(record.saved_by) == reader else _("another admin")
    if record.restores == 0:
        yield _("back to the settings of the server")
    elif record.restores is not None:
        yield _("back to version %(num)s") % {"num": record.restores}
    if record.saved_anyway:
        yield _("saved although something spoke against it")


def _changes(record: PolicyRecord, before: PolicyRecord) -> list[str]:
    pairs = [(before.policy.provider.display_name, record.policy.provider.display_name)]
    pairs += [(before.policy.model_for(role), record.policy.model_for(role)) for role in ROLES]
    pairs.append((before.base_url or "–", record.base_url or "–"))
    changes = [f"{old} → {new}" for old, new in dict.fromkeys(pairs) if old != new]
    if before.key_tail != record.key_tail:
        changes.append(_("another key"))
    return changes or [_("nothing but the note")]
