"""The admin's page of the policy: choose, try, save, look back, go back."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from pydantic import SecretStr, ValidationError
from starlette.responses import Response

from echodiary.features.accounts.deps import AdminPageDep, get_admin_page
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.llm_policy.administration import PolicyAdministration
from echodiary.features.llm_policy.deps import PolicyAdminDep, PolicyAdminReaderDep, ProvingDep
from echodiary.features.llm_policy.domain import PolicyChange, PolicyRecord, Provider
from echodiary.features.llm_policy.errors import PolicyRefused, PolicyStale
from echodiary.features.llm_policy.schemas import PolicyBody
from echodiary.features.llm_policy.trying import Trial
from echodiary.features.llm_policy.views import (
    PolicyForm,
    PolicyPageView,
    VersionLine,
    faults_of,
    form_of,
    history_lines,
    key_hint,
    providers,
    summary_of,
    trial_line,
    typed_form,
)
from echodiary.web.deps import PagesDep
from echodiary.web.etag import etag_of, optional_revision
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, forget_note, noted, see_other
from echodiary.web.templates import Pages

router = APIRouter(prefix="/admin", include_in_schema=False, dependencies=[Depends(get_admin_page)])

HERE = "/admin"
PAGE = "llm_policy/policy.html"
VERSIONS_SHOWN = 20
PROVIDERS = frozenset(provider.value for provider in Provider)
FIELDS = ("text_small_model", "text_large_model", "image_model", "base_url", "note")

Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Sent:
    """The form as it was sent; `change` None where a field cannot be read, with its fault."""

    form: PolicyForm
    change: PolicyChange | None
    faults: Faults
    expected: int | None
    anyway: bool


async def read_form(
    provider: Text = "",
    text_small_model: Text = "",
    text_large_model: Text = "",
    image_model: Text = "",
    base_url: Text = "",
    api_key: Text = "",
    note: Text = "",
    etag: Text = "",
    anyway: Text = "",
) -> Sent:
    """Read the form; an empty field is one that was not given."""
    known = provider if provider in PROVIDERS else Provider.BUILTIN.value
    form = PolicyForm(known, text_small_model, text_large_model, image_model, base_url, note)
    given = {name: value.strip() or None for name in FIELDS if (value := getattr(form, name))}
    key = SecretStr(api_key.strip()) if api_key.strip() else None
    expected = optional_revision(etag or None)
    try:
        body = PolicyBody(provider=Provider(known), api_key=key, **given)
    except ValidationError as wrong:
        fields = {str(item["loc"][0]): _("This cannot be a name of a model.") for item in wrong.errors()}
        return Sent(form, None, Faults(fields), expected, anyway=False)
    return Sent(form, body.change(), Faults(), expected, anyway=anyway == "true")


SentDep = Annotated[Sent, Depends(read_form)]


@router.get("")
async def show_policy(request: Request, who: AdminPageDep, policies: PolicyAdminReaderDep, pages: PagesDep) -> Response:
    """Show the policy in force and its history."""
    note = noted(request)
    kind = note.kind if note else ""
    failing = _("The old policy is in force again, but its provider does not answer as it should. Try it below.")
    refusal = failing if kind == "policy-back-but-fails" else None
    response = await _page(request, who, policies, pages, notice=_done(kind), refusal=refusal)
    forget_note(request, response)
    return response


@router.post("")
async def save_policy(
    request: Request,
    who: AdminPageDep,
    sent: SentDep,
    looking: PolicyAdminReaderDep,
    policies: PolicyAdminDep,
    proving: ProvingDep,
    pages: PagesDep,
) -> Response:
    """Save the policy, or say what speaks against it."""
    if sent.change is None:
        return await _page(request, who, looking, pages, typed=sent.form, errors=sent.faults, status=422)
    problems = await proving.problems_with(sent.change)
    try:
        await policies.save(who.account_id, sent.change, sent.expected, problems, anyway=sent.anyway)
    except PolicyRefused:
        faults, typed = faults_of(problems), typed_form(sent.change)
        refusal = _("Not saved: it would not work. What speaks against it stands beside the fields.")
        shown = await _page(
            request, who, looking, pages, typed=typed, errors=faults, refusal=refusal, anyway=True, status=422
        )
        raise ShownInstead(shown) from None
    except PolicyStale:
        refusal = _("Another policy was saved meanwhile. Nothing was overwritten: look at it below, then save again.")
        typed = typed_form(sent.change)
        shown = await _page(request, who, looking, pages, typed=typed, refusal=refusal, status=409)
        raise ShownInstead(shown) from None
    return see_other(HERE, request=request, note=Note("policy-saved"))


@router.post("/try")
async def try_policy(
    request: Request,
    who: AdminPageDep,
    sent: SentDep,
    looking: PolicyAdminReaderDep,
    proving: ProvingDep,
    pages: PagesDep,
) -> Response:
    """Try the form without saving it."""
    if sent.change is None:
        return await _page(request, who, looking, pages, typed=sent.form, errors=sent.faults, status=422)
    trials = await proving.trials(sent.change)
    return await _page(request, who, looking, pages, typed=typed_form(sent.change), trials=trials)


@router.post("/roll-back")
async def roll_back(
    request: Request,
    who: AdminPageDep,
    policies: PolicyAdminDep,
    proving: ProvingDep,
    version: Annotated[int, Form(ge=0, lt=2**31)],
) -> Response:
    """Make an old version the one in force, whatever its provider says now; what it says is told."""
    problems = await proving.problems_with_version(version)
    await policies.roll_back(who.account_id, version)
    return see_other(HERE, request=request, note=Note("policy-back-but-fails" if problems else "policy-taken-back"))


async def _page(
    request: Request,
    who: SignedIn,
    policies: PolicyAdministration,
    pages: Pages,
    *,
    typed: PolicyForm | None = None,
    errors: Faults | None = None,
    refusal: str | None = None,
    trials: list[Trial] | None = None,
    notice: str | None = None,
    anyway: bool = False,
    status: int = 200,
) -> Response:
    record = await policies.get()
    view = PolicyPageView(
        etag=etag_of(record.policy.version),
        summary=summary_of(record),
        form=typed or form_of(record),
        providers=providers(),
        key_hint=key_hint(record),
        trials=[trial_line(trial) for trial in trials or ()],
        history=await _history(policies, record, who),
        older=None,
        errors=errors or Faults(),
        refusal=refusal,
        notice=notice,
        offers_anyway=anyway,
    )
    return pages.respond(request, PAGE, {"view": view}, status=status)


async def _history(policies: PolicyAdministration, record: PolicyRecord, who: SignedIn) -> list[VersionLine]:
    records = list(await policies.list_versions(VERSIONS_SHOWN + 1))
    if len(records) <= VERSIONS_SHOWN:
        records.append(policies.of_settings())
        if record.policy.version:  # what the settings say can be gone back to as well
            records.append(policies.of_settings())
    return list(history_lines(records, record.policy.version, who.time_zone, str(who.account_id)))


def _done(kind: str) -> str | None:
    return {
        "policy-saved": _("The policy is saved. New drafts take it from here on."),
        "policy-taken-back": _("The old policy is in force again."),
    }.get(kind)
