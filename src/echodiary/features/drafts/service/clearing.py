"""What is looked at before work starts: whether the memo says enough, and whether it may leave the server."""

from dataclasses import dataclass

from echodiary.features.books.domain import Book
from echodiary.features.drafts.domain import Draft
from echodiary.features.drafts.errors import MemoTooThin
from echodiary.features.drafts.service.desk import Desk
from echodiary.features.llm_policy.domain import Policy
from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.usage.service import Refusal as UsageRefusal
from echodiary.writing.assessment import Thin, assess, question
from echodiary.writing.request import Language

# What a request to write carries; said before it is sent for the first time.
SENT = ("memo", "persona", "text")


@dataclass(frozen=True, slots=True)
class Cleared:
    """Nothing stands in the way: the policy of this moment, and the language the memo is in."""

    policy: Policy
    language: Language


@dataclass(frozen=True, slots=True)
class Held:
    """A draft whose memo is stored, and the reason why nothing was started. A value, so that the memo is committed."""

    draft: Draft
    refusal: MemoTooThin | ConsentRequired | UsageRefusal


async def clear(desk: Desk, draft: Draft, book: Book) -> Cleared | Held:
    """Look whether the draft may be written now; the first thing in the way is said."""
    assessment = assess(draft.memo, book.language)
    if isinstance(assessment, Thin):
        hint = question(assessment.reason, assessment.language)
        return Held(draft, MemoTooThin(draft_id=draft.id, reason=assessment.reason.value, question=hint))
    policy = await desk.policy.current(never_send=book.never_send)
    if policy.provider.is_external and not desk.may_send:
        refusal = ConsentRequired(
            draft_id=draft.id, provider=policy.provider.value, recipient=policy.provider.display_name, sent=list(SENT)
        )
        return Held(draft, refusal)
    return Cleared(policy, assessment.language)


def held_back(draft: Draft, refusal: UsageRefusal) -> Held:
    """A draft whose writing was refused for what it would use."""
    refusal.data["draft_id"] = draft.id
    return Held(draft, refusal)
