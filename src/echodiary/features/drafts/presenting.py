"""From drafts to what their pages show."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from echodiary.features.books.domain import Book
from echodiary.features.drafts import wording
from echodiary.features.drafts.domain import Draft, DraftOptions, DraftStatus, Version, VersionKind
from echodiary.features.drafts.marked_text import Mark, Piece, marked_paragraphs
from echodiary.features.drafts.memo_form import text_of
from echodiary.features.drafts.notices import consent_notice, mending_on, notices_on, used_up
from echodiary.features.drafts.room import NOTHING_TYPED, Chosen, Room, Typed
from echodiary.features.drafts.views import (
    BookLine,
    DayLine,
    DraftPageView,
    MemoView,
    NoticeView,
    PaperView,
    PersonaLine,
    ShelfLine,
    StreamView,
    SwitchView,
    VersionBarView,
)
from echodiary.features.entries import moods
from echodiary.features.generations.reading import Said
from echodiary.features.personas.domain import Persona
from echodiary.features.personas.faces import face_of
from echodiary.features.personas.wording import voice_of
from echodiary.web import formats
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _
from echodiary.writing.assessment import Thin, assess, question
from echodiary.writing.request import Language, Length

WORDS_SHOWN = 40
REFRESH_SECONDS = 2
STATES = {
    DraftStatus.WRITING: "writing",
    DraftStatus.SAVED: "saved",
    DraftStatus.DISCARDED: "discarded",
}


def home_of(draft_id: UUID) -> str:
    """The address of a draft's page."""
    return f"/drafts/{draft_id}"


def words_of(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= WORDS_SHOWN else line[:WORDS_SHOWN].rstrip() + "…"


def chosen_on(draft: Draft) -> Chosen:
    """What stands on a draft's desk."""
    return Chosen(text_of(draft.memo), draft.entry_date, draft.book_id, draft.persona_id, draft.options)


def fresh_memo(room: Room, chosen: Chosen, *, error: str | None = None) -> MemoView:
    """The memo of a draft that does not exist yet."""
    book = room.book(chosen.book_id)
    persona = room.persona(chosen.persona_id, book)
    return MemoView(
        action="/drafts",
        text=chosen.memo,
        key="memo",
        url=None,
        creates=True,
        conflict_url=None,
        error=error,
        question=None,
        notices=(),
        resumed=False,
        days=_days(room.today, chosen.day),
        day=(chosen.day or room.today).isoformat(),
        books=tuple(
            BookLine(str(one.id), one.form.title, str(one.default_persona_id))
            for one in room.books
            if one == book or not one.is_archived
        ),
        book_id=str(book.id),
        personas=tuple(_persona_lines(room.personas, book)),
        persona_id=str(persona.id),
        lengths=wording.lengths(),
        length=chosen.options.length,
        fidelities=wording.fidelities(),
        fidelity=chosen.options.fidelity,
        button=_("Write the draft"),
        is_first=True,
    )


def memo_of_draft(room: Room, draft: Draft, typed: Typed = NOTHING_TYPED) -> MemoView:
    """The memo of a draft, with the question when it holds nothing to write from."""
    home = home_of(draft.id)
    is_first = draft.version_count == 0
    thin = assess(draft.memo, room.book(draft.book_id).language)
    asked = question(thin.reason, Language(room.who.locale)) if isinstance(thin, Thin) else None
    keeps = is_first and draft.is_unfinished and draft.status is not DraftStatus.WRITING
    return replace(
        fresh_memo(room, typed.chosen or chosen_on(draft), error=typed.memo_error),
        action=f"{home}/write",
        key=f"draft:{draft.id}:memo",
        url=f"/api/v1{home}" if keeps else None,
        creates=False,
        conflict_url=f"{home}/conflict" if keeps else None,
        question=asked,
        notices=(
            *_consent(room, draft, asked=keeps and asked is None),
            *used_up(typed.used_up if keeps else None, room.who.time_zone, by_hand=True),
        ),
        button=_("Write the draft") if is_first else _("Write again from this memo"),
        is_first=is_first,
    )


def draft_page(
    room: Room, draft: Draft, versions: Sequence[Version], said: Said, typed: Typed = NOTHING_TYPED
) -> DraftPageView:
    """The page of a draft in whatever state it is."""
    home = home_of(draft.id)
    state = STATES.get(draft.status, "desk")
    if draft.status is DraftStatus.WAITING and not versions and not draft.working_text:
        state = "waiting"
    return DraftPageView(
        id=str(draft.id),
        state=state,
        home=home,
        etag=etag_of(draft.revision),
        memo=memo_of_draft(room, draft, typed),
        paper=None if state in {"waiting", "writing"} else paper_of(draft, versions, typed),
        stream=_stream(room, draft, said) if state == "writing" else None,
        notices=(
            *_consent(room, draft, asked=typed.asks_consent),
            *used_up(typed.used_up if versions else None, room.who.time_zone, by_hand=False),
            *notices_on(draft, home),
            *mending_on(draft, versions, home),
        ),
        switch=SwitchView(f"{home}/persona", home, str(draft.persona_id)) if versions and state == "desk" else None,
        entry_href=f"/entries/{draft.entry_id}" if draft.entry_id else None,
    )


def paper_of(draft: Draft, versions: Sequence[Version], typed: Typed = NOTHING_TYPED) -> PaperView:
    """The working copy."""
    at = next((version for version in versions if version.number == draft.working_version), None)
    text = draft.working_text if typed.text is None else typed.text
    proposed = proposed_title(versions)
    edited = draft.edited or typed.text is not None
    return PaperView(
        heading=wording.heading_of(at, edited=edited),
        face=face_of(at.persona_name, at.persona_colour) if at else None,
        maker=wording.maker_of(at),
        bar=version_bar(draft.id, at.number if at else len(versions), len(versions)) if versions else None,
        title=typed.title if typed.title is not None else draft.working_title or proposed,
        title_proposed=proposed,
        text=text,
        paragraphs=marked_paragraphs(text, marks_in(at)),
        mode=None if text.strip() else "edit",
        partial=at is not None and at.kind is VersionKind.PARTIAL and not edited,
        can_rewrite=bool(versions),
        moods=moods.choices(typed.mood),
        mood=typed.mood,
        tags=typed.tags,
        error=typed.error,
    )


def proposed_title(versions: Sequence[Version]) -> str:
    """The title proposed last."""
    return next((version.title for version in reversed(versions) if version.title), "")


def marks_in(version: Version | None) -> dict[str, Mark]:
    """The sentences of a version that its memo does not hold, whose verb was guessed, or whose speech level slips."""
    if version is None:
        return {}
    marks: dict[str, Mark] = {sentence.text: "off_level" for sentence in version.provenance if sentence.off_level}
    marks |= {sentence.text: "guessed" for sentence in version.provenance if sentence.guessed}
    return marks | {sentence.text: "added" for sentence in version.provenance if sentence.added}


def version_bar(draft_id: UUID, number: int, count: int) -> VersionBarView:
    """Version `number` of `count` with its neighbours."""
    address = f"{home_of(draft_id)}/versions/"
    return VersionBarView(
        number,
        count,
        previous=f"{address}{number - 1}" if number > 1 else None,
        following=f"{address}{number + 1}" if number < count else None,
    )


def shelf_of(drafts: Iterable[Draft], today: date) -> tuple[ShelfLine, ...]:
    """Drafts left lying."""
    return tuple(
        ShelfLine(home_of(draft.id), wording.shelf_label(draft, today), words_of(text_of(draft.memo)))
        for draft in drafts
    )


def step_of(wish: str, options: DraftOptions) -> tuple[DraftOptions, str | None]:
    """What 짧게 and 길게 ask for: the dial one step further, or where it ends an instruction."""
    order = list(Length)
    step = {"shorter": -1, "longer": 1}.get(wish, 0)
    at = order.index(options.length) + step
    if 0 <= at < len(order):
        return replace(options, length=order[at]), None
    return options, _("Shorter, please.") if wish == "shorter" else _("Longer, please.")


def _consent(room: Room, draft: Draft, *, asked: bool) -> tuple[NoticeView, ...]:
    provider = room.recipient_unasked(room.book(draft.book_id))
    return (consent_notice(provider, home_of(draft.id)),) if asked and provider is not None else ()


def _stream(room: Room, draft: Draft, said: Said) -> StreamView:
    name = room.persona(draft.persona_id, room.book(draft.book_id)).form.name
    return StreamView(
        url=f"/api/v1{home_of(draft.id)}/stream",
        after=said.last,
        paragraphs=tuple((Piece(line),) if line else () for line in said.text.split("\n")),
        heading=_("%(name)s is writing") % {"name": name},
        refresh_seconds=REFRESH_SECONDS,
    )


def _days(today: date, chosen: date | None) -> tuple[DayLine, ...]:
    days = [today - timedelta(days=1), today]
    if chosen is not None and chosen not in days:
        days.insert(0, chosen)
    return tuple(DayLine(day.isoformat(), wording.day_label(day, today), formats.day_of_year(day)) for day in days)


def _persona_lines(personas: Sequence[Persona], book: Book) -> Iterable[PersonaLine]:
    """The book's own personas first."""
    own = set(book.form.persona_ids)
    for persona in sorted(personas, key=lambda one: one.id not in own):
        yield PersonaLine(str(persona.id), persona.form.name, voice_of(persona), persona.colour)
