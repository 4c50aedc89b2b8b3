"""Rotating keys: wrap the accounts' keys anew, and seal everything under fresh data keys.

A running server keeps an account's keys for a minute and may still seal under the old data key in that time. So where
others may be
running, everything is walked a second time after that minute, and only then the old data keys go.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, create_engine, select, update
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from echodiary.bootstrap.instance import Instance
from echodiary.bootstrap.models import sealed_columns
from echodiary.features.llm_policy.models import PolicyRow
from echodiary.features.llm_policy.secrets import PolicySecrets
from echodiary.platform.sealing.keyring import KeyRing
from echodiary.platform.sealing.sealer import CACHED_SECONDS, Sealer

BATCH = 200


@dataclass(frozen=True, slots=True)
class Rotated:
    """How much a rotation touched."""

    accounts: int
    cells: int


def rotate(instance: Instance, *, data_keys: bool, wait: Callable[[float], None] = time.sleep) -> Rotated:
    """Rewrap every account's keys under the first key of the ring; with `data_keys` seal all cells under new ones."""
    sealer = Sealer(instance.ring, instance.store)
    accounts = list(instance.store.account_ids())
    rewrap_policies(instance.direct_url, instance.ring)
    for account_id in accounts:
        keys = sealer.keys_of(account_id)
        sealer.store_keys(account_id, keys.with_new_data_key() if data_keys else keys)
    if not data_keys:
        return Rotated(len(accounts), 0)
    cells = sum(reseal(instance.direct_url, sealer, account_id) for account_id in accounts)
    if not instance.is_exclusive:
        wait(CACHED_SECONDS + 5)
        cells += sum(reseal(instance.direct_url, sealer, account_id) for account_id in accounts)
    for account_id in accounts:
        sealer.store_keys(account_id, sealer.keys_of(account_id).with_only_current())
    return Rotated(len(accounts), cells)


def rewrap_policies(url: URL, ring: KeyRing) -> int:
    """Wrap what policies keep under the first key of the ring; returns how many rows it touched."""
    engine = create_engine(url, hide_parameters=True)
    secrets = PolicySecrets(ring)
    try:
        with Session(engine) as session, session.begin():
            return sum(secrets.rewrapped(row) for row in session.scalars(select(PolicyRow)))
    finally:
        engine.dispose()


def reseal(url: URL, sealer: Sealer, account_id: UUID) -> int:
    """Seal every cell of an account that an older data key sealed; returns how many."""
    engine = create_engine(url, hide_parameters=True)
    try:
        return sum(
            _reseal_column(engine.begin, sealer, account_id, table, column) for table, column in sealed_columns()
        )
    finally:
        engine.dispose()


def _reseal_column(
    begin: Callable[[], Any], sealer: Sealer, account_id: UUID, table: Table, column: Column[bytes]
) -> int:
    owner = table.c.id if table.name == "accounts" else table.c.account_id
    current, count, last = sealer.keys_of(account_id).current, 0, UUID(int=0)
    while True:
        with begin() as connection:
            statement = (
                select(table.c.id, column)
                .where(owner == account_id, table.c.id > last)
                .order_by(table.c.id)
                .limit(BATCH)
                .with_for_update()
            )
            rows = connection.execute(statement).all()
            for row_id, sealed in rows:
                if sealed is not None and sealer.key_number(sealed) != current:
                    _reseal_cell(connection, sealer, account_id, table, column, row_id, sealed)
                    count += 1
        if len(rows) < BATCH:
            return count
        last = rows[-1][0]


def _reseal_cell(
    connection: Connection,
    sealer: Sealer,
    account_id: UUID,
    table: Table,
    column: Column[bytes],
    row_id: UUID,
    sealed: bytes,
) -> None:
    plain = sealer.open(account_id, table.name, column.name, row_id, sealed)
    anew = sealer.seal(account_id, table.name, column.name, row_id, plain)
    connection.execute(update(table).where(table.c.id == row_id).values({column: anew}))
