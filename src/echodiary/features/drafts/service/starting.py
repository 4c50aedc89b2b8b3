"""Starting a generation: from a fresh memo, again from the same one, or after a switch of persona."""

from dataclasses import dataclass, replace
from uuid import UUID

from echodiary.features.books.domain import Book
from echodiary.features.drafts import metrics
from echodiary.features.drafts.domain import (
    INSTRUCTION_MAX,
    KEYWORD_MAX,
    KEYWORDS_MAX,
    MEMO_MAX,
    Brief,
    Draft,
    DraftOptions,
    DraftStatus,
    PersonaSwitch,
    faulty_sentences,
)
from echodiary.features.drafts.errors import (
    AlreadyWriting,
    MemoEmpty,
    MemoTooLong,
    NothingToMend,
    PersonaSwitchUndecided,
    TextTooLong,
)
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.service.clearing import Cleared, Held, clear, held_back
from echodiary.features.drafts.service.desk import Desk, keep_edits
from echodiary.features.drafts.service.estimating import work_of
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.features.personas.domain import Persona
from echodiary.features.personas.errors import PersonaArchived, PersonaNotFound
from echodiary.platform.ids import new_id
from echodiary.writing.request import Memo, WritingRequest

GENERATION_KIND = "draft"


@dataclass(frozen=True, slots=True)
class Started:
    """A draft that is being written."""

    draft: Draft


Outcome = Started | Held


async def start(desk: Desk, brief: Brief, role: ModelRole) -> Outcome:
    """Store a memo and begin to write from it.

    Raises MemoEmpty (the only refusal that stores nothing, for there is nothing), MemoTooLong, BookNotFound,
    PersonaNotFound.
    """
    row, book = await _lay_down(desk, brief)
    return await _begin(desk, row, book, role=role, instruction=None)


async def keep_memo(desk: Desk, brief: Brief) -> Draft:
    """Store a memo that is still being typed, without starting anything. Raises as `start`."""
    row, _book = await _lay_down(desk, brief)
    return desk.opened(row)


async def write_again(
    desk: Desk,
    draft_id: UUID,
    *,
    persona_id: UUID | None,
    options: DraftOptions | None,
    role: ModelRole,
    instruction: str | None,
    memo: Memo | None,
    expected: int | None = None,
    mend: tuple[str, ...] = (),
) -> Outcome:
    """Write another version: rewrite, shorter, longer, in another voice, or from a mended memo.

    What the user has edited becomes a version first. Raises AlreadyWriting, DraftAlreadySaved, DraftDiscarded,
    DraftNotFound, DraftStale, PersonaNotFound, MemoEmpty, MemoTooLong, TextTooLong.
    """
    if instruction is not None and len(instruction) > INSTRUCTION_MAX:
        raise TextTooLong(maximum=INSTRUCTION_MAX)
    row = await desk.take_unfinished(draft_id, expected)
    if row.status == DraftStatus.WRITING:
        raise AlreadyWriting(draft_id=row.id)
    book = await desk.books.get(desk.account_id, row.book_id)
    if persona_id is not None:
        await desk.personas.get_to_write(desk.account_id, persona_id)
    await keep_edits(desk, row)
    if persona_id is not None:
        row.persona_id = persona_id
    if options is not None:
        row.length, row.fidelity, row.language = options.length, options.fidelity, options.language
    if memo is not None:
        row.sealed = desk.cells.seal_memo(desk.account_id, row.id, checked_memo(memo))
    return await _begin(desk, row, book, role=role, instruction=instruction, mend=mend)


async def mend(desk: Desk, draft_id: UUID) -> Outcome:
    """Have the sentences put right that the checks found fault with in the version on the desk.

    Raises NothingToMend when there are none, and as `write_again`.
    """
    row = await desk.take_unfinished(draft_id)
    version = await desk.version_on_desk(row)
    faulty = faulty_sentences(version) if version is not None else ()
    if not faulty:
        raise NothingToMend(draft_id=row.id)
    return await write_again(
        desk,
        draft_id,
        persona_id=None,
        options=None,
        role=ModelRole.TEXT_LARGE,
        instruction=None,
        memo=None,
        mend=faulty,
    )


async def switch_persona(
    desk: Desk, draft_id: UUID, persona_id: UUID, action: PersonaSwitch | None, expected: int | None = None
) -> Outcome:
    """Switch the persona as the user decided; without a decision nothing changes.

    Raises PersonaSwitchUndecided, and as `write_again`.
    """
    row = await desk.take_unfinished(draft_id, expected)
    await desk.personas.get_to_write(desk.account_id, persona_id)
    match action:
        case None:
            raise PersonaSwitchUndecided(draft_id=row.id, choices=[choice.value for choice in PersonaSwitch])
        case PersonaSwitch.KEEP:
            row.persona_id = persona_id
            desk.touch(row)
            return Started(desk.opened(row))
        case PersonaSwitch.REWRITE:
            return await write_again(
                desk,
                draft_id,
                persona_id=persona_id,
                options=None,
                role=ModelRole.TEXT_LARGE,
                instruction=None,
                memo=None,
            )
        case PersonaSwitch.BRANCH:
            return await branch(desk, draft_id, persona_id)


async def branch(desk: Desk, draft_id: UUID, persona_id: UUID | None = None) -> Outcome:
    """Start a second draft from the same memo, also from a saved draft; the first one stays as it is."""
    first = desk.opened(await desk.take(draft_id))
    if persona_id is None:
        book = await desk.books.get(desk.account_id, first.book_id)
        persona_id = (await _present_persona(desk, first.persona_id, book)).id
    brief = Brief(first.book_id, persona_id, first.entry_date, first.memo, first.options)
    return await start(desk, brief, ModelRole.TEXT_SMALL)


async def made_before(desk: Desk, draft_id: UUID, role: ModelRole) -> Outcome:
    """What a repeated request (`Idempotency-Key`) is answered with: its draft, or again why nothing was started."""
    row = await desk.take(draft_id)
    draft = desk.opened(row)
    if row.status == DraftStatus.WAITING:
        book = await desk.books.get(desk.account_id, row.book_id)
        cleared = await clear(desk, draft, book)
        if isinstance(cleared, Held):
            return cleared
        request = _request_for(desk, row, await _present_persona(desk, row.persona_id, book), cleared)
        refusal = await desk.generations.refusal_of(work_of(request, cleared.policy, role))
        if refusal is not None:
            return held_back(draft, refusal)
    return Started(draft)


def checked_memo(memo: Memo) -> Memo:
    """The memo, if it may be stored; raises MemoEmpty or MemoTooLong."""
    if memo.is_empty:
        raise MemoEmpty
    longest_keyword = max((len(word) for word in memo.keywords), default=0)
    if len(memo.text) > MEMO_MAX or len(memo.keywords) > KEYWORDS_MAX or longest_keyword > KEYWORD_MAX:
        raise MemoTooLong(maximum=MEMO_MAX)
    return memo


async def _lay_down(desk: Desk, brief: Brief) -> tuple[DraftRow, Book]:
    memo, options = checked_memo(brief.memo), brief.options
    book = await desk.books.get_to_write_in(desk.account_id, brief.book_id)
    if brief.persona_id is not None:
        await desk.personas.get_to_write(desk.account_id, brief.persona_id)
    draft_id, now = new_id(), desk.clock.now()
    row = DraftRow(
        id=draft_id,
        account_id=desk.account_id,
        book_id=book.id,
        persona_id=brief.persona_id or book.default_persona_id,
        entry_date=brief.entry_date,
        status=DraftStatus.WAITING,
        length=options.length,
        fidelity=options.fidelity,
        language=options.language,
        sealed=desk.cells.seal_memo(desk.account_id, draft_id, memo),
        sealed_working=desk.cells.seal_working(desk.account_id, draft_id, "", None),
        edited=False,
        version_count=0,
        rev=1,
        created_at=now,
        updated_at=now,
    )
    await desk.drafts.add(row)
    return row, book


async def _begin(
    desk: Desk, row: DraftRow, book: Book, *, role: ModelRole, instruction: str | None, mend: tuple[str, ...] = ()
) -> Outcome:
    draft = desk.opened(row)
    cleared = await clear(desk, draft, book)
    if isinstance(cleared, Held):
        metrics.DRAFTS.labels("held").inc()
        return cleared
    persona = await _present_persona(desk, row.persona_id, book)
    row.persona_id = persona.id
    request = _request_for(desk, row, persona, cleared, instruction=instruction, mend=mend)
    accepted = await desk.generations.accept(
        desk.account_id,
        kind=GENERATION_KIND,
        subject_id=row.id,
        request={
            "writing": request.to_json(),
            "persona_id": str(row.persona_id),
            "persona_colour": persona.colour,
            "language": draft.options.language,
            "working_version": row.working_version,
        },
        work=work_of(request, cleared.policy, role),
    )
    if not isinstance(accepted, UUID):
        metrics.DRAFTS.labels("held").inc()
        return held_back(draft, accepted)
    row.generation_id = accepted
    row.status = DraftStatus.WRITING
    row.error_code = row.error_retryable = row.offered_version = None
    row.updated_at = desk.clock.now()
    metrics.DRAFTS.labels("started").inc()
    return Started(desk.opened(row))


def _request_for(
    desk: Desk,
    row: DraftRow,
    persona: Persona,
    cleared: Cleared,
    *,
    instruction: str | None = None,
    mend: tuple[str, ...] = (),
) -> WritingRequest:
    draft = desk.opened(row)
    language = draft.options.language or cleared.language
    return WritingRequest(
        memo=draft.memo,
        voice=replace(persona.form.as_voice(), language=language),
        language=language,
        length=draft.options.length,
        fidelity=draft.options.fidelity,
        entry_date=row.entry_date,
        seed=row.version_count,
        instruction=instruction,
        previous_text=draft.working_text or None,
        mend=mend,
    )


async def _present_persona(desk: Desk, persona_id: UUID, book: Book) -> Persona:
    """The persona that writes; the book's default one in place of one that was deleted or put away since."""
    try:
        return await desk.personas.get_to_write(desk.account_id, persona_id)
    except (PersonaNotFound, PersonaArchived):
        return await desk.personas.get(desk.account_id, book.default_persona_id)
