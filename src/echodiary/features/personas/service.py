"""Use cases of personas. Flushes, never commits."""

import dataclasses
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.locks import lock_account
from echodiary.features.idempotency.service import Idempotency
from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import PERSONAS_MAX, Origin, Persona, PersonaForm, copy_name
from echodiary.features.personas.errors import (
    LastPersona,
    OrderIncomplete,
    PersonaArchived,
    PersonaLimitReached,
    PersonaNotFound,
)
from echodiary.features.personas.metrics import PERSONAS_MADE
from echodiary.features.personas.models import PersonaRow
from echodiary.features.personas.repository import PersonaRepository
from echodiary.features.personas.starters import STARTERS
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import SealedTable, Sealer
from echodiary.web.etag import Stale
from echodiary.writing.request import Language, SpeechLevel

CREATE = "personas.create"
CLONE = "personas.clone"

OnLeaving = Callable[[AsyncSession, UUID, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PersonaRules:
    """Who else has a say when a persona goes, for good or put away: called with session, account and persona."""

    on_leaving: tuple[OnLeaving, ...] = field(default=())


class PersonaService:
    """Making, reading, changing and deleting the voices of an account."""

    def __init__(self, session: AsyncSession, sealer: Sealer, clock: Clock, rules: PersonaRules) -> None:
        self._session = session
        self._personas = PersonaRepository(session)
        self._idempotency = Idempotency(session, clock)
        self._cells = SealedTable(sealer, PersonaRow.__tablename__)
        self._clock = clock
        self._rules = rules

    async def list_personas(
        self, account_id: UUID, *, after: tuple[int, UUID] | None = None, limit: int = PERSONAS_MAX
    ) -> list[Persona]:
        """The account's personas in order, from behind a place."""
        return [self._opened(row) for row in await self._personas.list_page(account_id, after=after, limit=limit)]

    async def list_in_use(self, account_id: UUID) -> list[Persona]:
        """The personas that write, in order: not those put away."""
        return [persona for persona in await self.list_personas(account_id) if not persona.is_archived]

    async def get(self, account_id: UUID, persona_id: UUID) -> Persona:
        """One persona; raises PersonaNotFound, also for a persona of somebody else."""
        row = await self._personas.get(account_id, persona_id)
        if row is None:
            raise PersonaNotFound
        return self._opened(row)

    async def get_to_write(self, account_id: UUID, persona_id: UUID) -> Persona:
        """A persona that is to write; raises PersonaNotFound, PersonaArchived."""
        persona = await self.get(account_id, persona_id)
        if persona.is_archived:
            raise PersonaArchived
        return persona

    async def require(self, account_id: UUID, persona_ids: Collection[UUID]) -> None:
        """Raises PersonaNotFound unless all of these are personas of the account, PersonaArchived for one put away."""
        found = await self._personas.list_archived(account_id, persona_ids)
        if set(persona_ids) - found.keys():
            raise PersonaNotFound
        if any(found.values()):
            raise PersonaArchived

    async def get_default(self, account_id: UUID, language: Language) -> UUID:
        """The persona for a book that names none: a starter persona of its language if there is one."""
        found = await self._personas.find_stand_in(account_id, language=language, instead_of=None)
        if found is None:
            raise PersonaNotFound
        return found

    async def create(
        self, account_id: UUID, form: PersonaForm, *, origin: Origin = Origin.EDIT, key: str | None = None
    ) -> Persona:
        """Make a persona, or show the one that the same request made before. Raises PersonaLimitReached."""
        made = await self._idempotency.find_made(account_id, CREATE, key)
        if made is not None:
            return await self.get(account_id, made)
        (persona,) = await self._add(account_id, (form,), origin)
        PERSONAS_MADE.labels(origin.value).inc()
        await self._idempotency.remember(account_id, CREATE, key, persona.id)
        return persona

    async def clone(self, account_id: UUID, persona_id: UUID, *, key: str | None = None) -> Persona:
        """Make a copy, or show the one that the same request made. Raises PersonaNotFound, PersonaLimitReached."""
        made = await self._idempotency.find_made(account_id, CLONE, key)
        if made is not None:
            return await self.get(account_id, made)
        form = (await self.get(account_id, persona_id)).form
        copied = dataclasses.replace(form, name=copy_name(form.name, form.language))
        (persona,) = await self._add(account_id, (copied,), Origin.EDIT)
        PERSONAS_MADE.labels(Origin.EDIT.value).inc()
        await self._idempotency.remember(account_id, CLONE, key, persona.id)
        return persona

    async def add_starters(self, account_id: UUID, language: Language) -> list[Persona]:
        """Give a new account its starter personas, the plain one first."""
        return await self._add(account_id, STARTERS[language], Origin.STARTER)

    async def change(
        self, account_id: UUID, persona_id: UUID, changes: dict[str, Any], *, expected_rev: int | None = None
    ) -> Persona:
        """Change fields of the form; drafts written before keep their text. Raises PersonaNotFound, Stale."""
        row = await self._personas.get(account_id, persona_id, for_change=True)
        if row is None:
            raise PersonaNotFound
        present = self._opened(row)
        if expected_rev not in {None, row.rev}:
            raise Stale
        form = dataclasses.replace(present.form, **changes)
        if form == present.form:
            return present
        row.speech_level, row.language = form.speech_level.value, form.language.value
        row.sealed = self._sealed(account_id, row.id, form)
        row.rev += 1
        row.updated_at = self._clock.now()
        await self._session.flush()
        return self._opened(row)

    async def delete(self, account_id: UUID, persona_id: UUID) -> None:
        """Delete a persona; books that had it go on with another one. Raises PersonaNotFound, LastPersona."""
        await lock_account(self._session, account_id)
        if await self._personas.get(account_id, persona_id, for_change=True) is None:
            raise PersonaNotFound
        await self._leave(account_id, persona_id)
        await self._personas.delete(account_id, persona_id)

    async def archive(self, account_id: UUID, persona_id: UUID) -> Persona:
        """Put a persona away; books that had it go on with another one. Raises PersonaNotFound, LastPersona."""
        await lock_account(self._session, account_id)
        row = await self._personas.get(account_id, persona_id, for_change=True)
        if row is None:
            raise PersonaNotFound
        if row.archived_at is None:
            await self._leave(account_id, persona_id)
            row.archived_at = self._clock.now()
            await self._session.flush()
        return self._opened(row)

    async def bring_back(self, account_id: UUID, persona_id: UUID) -> Persona:
        """Have a persona write again; books take it up when they are told to. Raises PersonaNotFound."""
        row = await self._personas.get(account_id, persona_id, for_change=True)
        if row is None:
            raise PersonaNotFound
        row.archived_at = None
        await self._session.flush()
        return self._opened(row)

    async def reorder(self, account_id: UUID, persona_ids: Sequence[UUID]) -> list[Persona]:
        """Put the personas into this order. Raises OrderIncomplete unless each of the account's is named once."""
        await lock_account(self._session, account_id)
        rows = {row.id: row for row in await self._personas.list_all(account_id)}
        if len(persona_ids) != len(rows) or set(persona_ids) != rows.keys():
            raise OrderIncomplete
        for position, persona_id in enumerate(persona_ids):
            row = rows[persona_id]
            self._keep_colour(row)
            row.position = position
        await self._session.flush()
        return [self._opened(rows[persona_id]) for persona_id in persona_ids]

    def _keep_colour(self, row: PersonaRow) -> None:
        """A face keeps its colour when it moves."""
        persona = self._opened(row)
        if persona.form.colour is None:
            form = dataclasses.replace(persona.form, colour=persona.colour)
            row.sealed = self._sealed(row.account_id, row.id, form)

    async def _leave(self, account_id: UUID, persona_id: UUID) -> None:
        """Have books go on without a persona that goes; raises LastPersona where no other is left."""
        if await self._personas.find_stand_in(account_id, language=Language.KO, instead_of=persona_id) is None:
            raise LastPersona
        for told in self._rules.on_leaving:
            await told(self._session, account_id, persona_id)

    async def _add(self, account_id: UUID, forms: Sequence[PersonaForm], origin: Origin) -> list[Persona]:
        await lock_account(self._session, account_id)
        if await self._personas.count(account_id) + len(forms) > PERSONAS_MAX:
            raise PersonaLimitReached(maximum=PERSONAS_MAX)
        position = await self._personas.next_position(account_id)
        rows = [self._new_row(account_id, form, origin, position + step) for step, form in enumerate(forms)]
        await self._personas.add(*rows)
        return [self._opened(row) for row in rows]

    def _new_row(self, account_id: UUID, form: PersonaForm, origin: Origin, position: int) -> PersonaRow:
        now, persona_id = self._clock.now(), new_id()
        return PersonaRow(
            id=persona_id,
            account_id=account_id,
            speech_level=form.speech_level.value,
            language=form.language.value,
            origin=origin.value,
            position=position,
            rev=1,
            sealed=self._sealed(account_id, persona_id, form),
            created_at=now,
            updated_at=now,
        )

    def _sealed(self, account_id: UUID, persona_id: UUID, form: PersonaForm) -> bytes:
        typed = {
            "name": form.name,
            "description": form.description,
            "traits": form.traits,
            "writing_samples": form.writing_samples,
            "do": form.do,
            "dont": form.dont,
            "colour": form.colour,
        }
        return self._cells.seal(account_id, persona_id, typed)

    def _opened(self, row: PersonaRow) -> Persona:
        typed: dict[str, Any] = self._cells.open(row.account_id, row.id, row.sealed)
        form = PersonaForm(
            name=typed["name"],
            speech_level=SpeechLevel(row.speech_level),
            language=Language(row.language),
            description=typed["description"],
            traits=tuple(typed["traits"]),
            writing_samples=tuple(typed["writing_samples"]),
            do=tuple(typed["do"]),
            dont=tuple(typed["dont"]),
            colour=Colour(typed["colour"]) if typed.get("colour") else None,
        )
        return Persona(
            id=row.id,
            form=form,
            origin=Origin(row.origin),
            position=row.position,
            rev=row.rev,
            created_at=row.created_at,
            updated_at=row.updated_at,
            archived_at=row.archived_at,
        )


async def find_stand_in(
    session: AsyncSession, account_id: UUID, *, language: Language, instead_of: UUID
) -> UUID | None:
    """Another persona of the account that can take a persona's place: a starter persona if there is one."""
    return await PersonaRepository(session).find_stand_in(account_id, language=language, instead_of=instead_of)
