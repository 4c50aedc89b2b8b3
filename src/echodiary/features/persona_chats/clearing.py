"""What is looked at before a message is replied to: whether it may leave the server, and what it may come to."""

from dataclasses import dataclass

from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.features.usage.domain import Kind, Tokens
from echodiary.features.usage.reserving import Work
from echodiary.features.usage.service import Refusal
from echodiary.writing.interview.by_model import most_tokens
from echodiary.writing.interview.request import InterviewRequest

# What a message to the model carries; said before it is sent for the first time.
SENT = ("chat", "persona")


@dataclass(frozen=True, slots=True)
class Held:
    """A chat whose message is stored, and the reason why it is not replied to. A value, so that it is committed."""

    chat: PersonaChat
    refusal: ConsentRequired | Refusal


def consent_missing(chat: PersonaChat, policy: Policy) -> ConsentRequired:
    """That the account has not agreed to who would get what it says."""
    provider = policy.provider
    return ConsentRequired(chat_id=chat.id, provider=provider.value, recipient=provider.display_name, sent=list(SENT))


def work_of(request: InterviewRequest, policy: Policy) -> Work:
    """A reply as work to be reserved for."""
    tokens = Tokens(*most_tokens(request)) if policy.provider.is_external else Tokens()
    return Work(Kind.CHAT, policy, ModelRole.TEXT_SMALL, tokens)
