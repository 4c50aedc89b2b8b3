"""What the pages of persona chats show."""

from collections.abc import Sequence
from dataclasses import dataclass

from echodiary.features.generations.reading import NOTHING, Said
from echodiary.features.persona_chats.domain import MESSAGE_MAX, PersonaChat
from echodiary.features.persona_chats.hand import SentChat, typed_of, written_digests
from echodiary.features.personas.typed import TypedPersona
from echodiary.features.personas.views import FormView, form_view
from echodiary.web.pages import Faults
from echodiary.writing.interview.questions import greeting
from echodiary.writing.interview.request import Turn, TurnSpeaker
from echodiary.writing.request import Language

HERE = "/personas/chat"


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What stands under the talk; `asks_consent`: with the button that agrees and sends."""

    kind: str
    title: str
    text: str = ""
    asks_consent: bool = False


@dataclass(frozen=True, slots=True)
class BubbleView:
    """One thing that was said, line by line."""

    speaker: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReplyView:
    """The reply that is on its way: what it says so far, and where the rest comes from."""

    stream: str
    finished_url: str
    after: int
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class ChatPageView:
    """The talk on the one side, the form on the other. Addresses are empty while there is no chat yet."""

    key: str
    language: str
    bubbles: Sequence[BubbleView]
    form: FormView
    shown: str
    turns: str
    may_speak: bool
    say: str
    message: str = ""
    message_max: int = MESSAGE_MAX
    reply: ReplyView | None = None
    notice: NoticeView | None = None
    accept: str = ""
    stop: str = ""
    agree: str = ""
    start_over: str = ""
    autofocus: bool = False


def new_page(
    language: Language,
    turns: str,
    *,
    sent: SentChat | None = None,
    errors: Faults | None = None,
    notice: NoticeView | None = None,
) -> ChatPageView:
    """The page of a chat that begins with its first message."""
    empty = TypedPersona(language=language.value, speech_level="")
    return ChatPageView(
        key="new",
        language=language.value,
        bubbles=[_bubble(Turn(TurnSpeaker.ASSISTANT, greeting(language)))],
        form=form_view(sent.typed if sent else empty, key="persona-chat:new", errors=errors),
        shown=written_digests(empty),
        turns=turns,
        may_speak=True,
        say=HERE,
        message=sent.message if sent else "",
        notice=notice,
    )


def chat_page(
    chat: PersonaChat,
    turns: str,
    *,
    said: Said = NOTHING,
    sent: SentChat | None = None,
    errors: Faults | None = None,
    notice: NoticeView | None = None,
) -> ChatPageView:
    """The page of a chat; `sent`: what was typed and could not be taken."""
    home, stored, talk = f"{HERE}/{chat.id}", typed_of(chat), chat.talk
    bubbles = [_bubble(turn) for turn in talk.turns]
    if chat.is_replying and talk.pending:
        bubbles.append(_bubble(Turn(TurnSpeaker.USER, talk.pending)))
    reply = ReplyView(f"/api/v1/persona-chats/{chat.id}/stream", home, said.last, said.text.split("\n"))
    waiting = "" if chat.is_replying else talk.pending or ""
    return ChatPageView(
        key=str(chat.id),
        language=chat.language.value,
        bubbles=bubbles,
        form=form_view(sent.typed if sent else stored, key=f"persona-chat:{chat.id}", errors=errors),
        shown=written_digests(stored),
        turns=turns,
        may_speak=chat.turns_left > 0,
        say=f"{home}/messages",
        message=sent.message if sent else waiting,
        reply=reply if chat.is_replying else None,
        notice=notice,
        accept=f"{home}/accept",
        stop=f"{home}/stop",
        agree=f"{home}/agree",
        start_over=f"{home}/start-over",
    )


def _bubble(turn: Turn) -> BubbleView:
    return BubbleView(turn.speaker.value, [line for line in turn.text.split("\n") if line.strip()])
