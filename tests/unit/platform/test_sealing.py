"""Sealing: what is sealed opens in its own cell only; keys rotate, are stored whole, and never show."""

import base64
import os
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.platform.errors import SetupError
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.account_keys import AccountKeys
from echodiary.platform.sealing.key_store import AccountKeyMissing, FolderKeyStore
from echodiary.platform.sealing.keyring import KeyRing, UnknownRingKey, new_ring_key, ring_from_file
from echodiary.platform.sealing.sealer import SealBroken, SealedTable, Sealer

FIRST, SECOND = "f" * 32, "s" * 32
ROW = UUID(int=1)


def ring(*keys: str) -> KeyRing:
    return KeyRing.parse(",".join(base64.urlsafe_b64encode(key.encode()).decode() for key in keys))


class MemoryKeyStore:
    """A key store for one test."""

    def __init__(self) -> None:
        self.blobs: dict[UUID, bytes] = {}

    def read(self, account_id: UUID) -> bytes:
        try:
            return self.blobs[account_id]
        except KeyError:
            raise AccountKeyMissing(str(account_id)) from None

    def write(self, account_id: UUID, blob: bytes) -> None:
        self.blobs[account_id] = blob

    def destroy(self, account_id: UUID) -> None:
        self.blobs.pop(account_id, None)

    def account_ids(self):  # type: ignore[no-untyped-def]
        return iter(self.blobs)


STORE = MemoryKeyStore()
SEALER = Sealer(ring(FIRST), STORE)
ACCOUNT, OTHER = new_id(), new_id()
for _account in (ACCOUNT, OTHER):
    SEALER.create_keys(_account)


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_again(payload: bytes) -> None:
    assert (
        SEALER.open(ACCOUNT, "entries", "sealed", ROW, SEALER.seal(ACCOUNT, "entries", "sealed", ROW, payload))
        == payload
    )


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert len({SEALER.seal(ACCOUNT, "entries", "sealed", ROW, b"text") for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("account", "table", "column", "row"),
    [
        (OTHER, "entries", "sealed", ROW),
        (ACCOUNT, "drafts", "sealed", ROW),
        (ACCOUNT, "entries", "sealed_working", ROW),
        (ACCOUNT, "entries", "sealed", UUID(int=2)),
        (ACCOUNT, "entriess", "ealed", ROW),
    ],
)
def test_a_value_that_was_moved_does_not_open(account: UUID, table: str, column: str, row: UUID) -> None:
    sealed = SEALER.seal(ACCOUNT, "entries", "sealed", ROW, b"text")
    with pytest.raises(SealBroken):
        SEALER.open(account, table, column, row, sealed)


@given(st.data())
def test_a_value_with_one_bit_flipped_or_cut_short_does_not_open(data: st.DataObject) -> None:
    sealed = SEALER.seal(ACCOUNT, "entries", "sealed", ROW, "비밀".encode())
    at, bit = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(0, 7))
    flipped = bytearray(sealed)
    flipped[at] ^= 1 << bit
    for damaged in (bytes(flipped), sealed[:at], sealed + b"\0"):
        with pytest.raises(SealBroken):
            SEALER.open(ACCOUNT, "entries", "sealed", ROW, damaged)


def test_a_broken_seal_says_where_and_never_what() -> None:
    with pytest.raises(SealBroken) as broken:
        SEALER.open(OTHER, "entries", "sealed", ROW, SEALER.seal(ACCOUNT, "entries", "sealed", ROW, b"secret"))
    assert str(broken.value) == "entries.sealed"


def test_documents_are_sealed_by_row_and_column() -> None:
    cells = SealedTable(SEALER, "entries")
    sealed = cells.seal(ACCOUNT, ROW, {"title": "비밀", "tags": ["하나"]})
    assert cells.open(ACCOUNT, ROW, sealed) == {"title": "비밀", "tags": ["하나"]}
    assert "비밀".encode() not in sealed
    with pytest.raises(SealBroken):
        cells.open(ACCOUNT, ROW, sealed, column="other")


def test_after_a_rotation_old_values_open_and_new_ones_take_the_new_key() -> None:
    sealer, account = Sealer(ring(FIRST), MemoryKeyStore()), new_id()
    sealer.create_keys(account)
    old = sealer.seal(account, "entries", "sealed", ROW, b"old")
    token_key = sealer.search_key(account)
    sealer.store_keys(account, sealer.keys_of(account).with_new_data_key())
    new = sealer.seal(account, "entries", "sealed", ROW, b"new")
    assert (sealer.key_number(old), sealer.key_number(new)) == (1, 2)
    assert sealer.open(account, "entries", "sealed", ROW, old) == b"old"
    assert sealer.search_key(account) == token_key
    sealer.store_keys(account, sealer.keys_of(account).with_only_current())
    assert sealer.open(account, "entries", "sealed", ROW, new) == b"new"
    with pytest.raises(SealBroken):
        sealer.open(account, "entries", "sealed", ROW, old)


def test_another_process_that_rotated_is_noticed() -> None:
    store, account = MemoryKeyStore(), new_id()
    here, there = Sealer(ring(FIRST), store), Sealer(ring(FIRST), store)
    here.create_keys(account)
    here.seal(account, "entries", "sealed", ROW, b"warm")
    there.store_keys(account, there.keys_of(account).with_new_data_key())
    assert here.open(account, "entries", "sealed", ROW, there.seal(account, "entries", "sealed", ROW, b"new")) == b"new"


def test_nothing_opens_once_the_keys_are_destroyed() -> None:
    sealer, account = Sealer(ring(FIRST), MemoryKeyStore()), new_id()
    sealer.create_keys(account)
    sealed = sealer.seal(account, "entries", "sealed", ROW, b"text")
    sealer.destroy_keys(account)
    with pytest.raises(AccountKeyMissing):
        sealer.open(account, "entries", "sealed", ROW, sealed)


def test_the_ring_rotates_by_putting_a_key_first() -> None:
    wrapped = ring(FIRST).wrap(b"secret", b"context")
    both = ring(SECOND, FIRST)
    assert both.unwrap(wrapped, b"context") == b"secret"
    assert not both.wrapped_by_first(wrapped)
    again = both.wrap(b"secret", b"context")
    assert both.wrapped_by_first(again)
    assert ring(SECOND).unwrap(again, b"context") == b"secret"
    for strange, context in ((ring(SECOND), b"context"), (ring(FIRST), b"another")):
        with pytest.raises(UnknownRingKey):
            strange.unwrap(wrapped, context)


def test_the_keys_of_one_account_do_not_unwrap_for_another() -> None:
    wrapped = AccountKeys.new().wrapped(ring(FIRST), ACCOUNT)
    with pytest.raises(UnknownRingKey):
        AccountKeys.unwrapped(wrapped, ring(FIRST), OTHER)


@pytest.mark.parametrize(
    "setting",
    ["secret-but-not-a-key", "c2VjcmV0LXRvby1zaG9ydA==", "비밀열쇠", "s3cret=s3cret", f"{'QUFB' * 11},s3cret"],
)
def test_a_wrong_setting_is_named_and_never_repeated(setting: str) -> None:
    with pytest.raises(SetupError) as wrong:
        KeyRing.parse(setting)
    said = str(wrong.value) + repr(wrong.value.__cause__)
    assert "ECHODIARY_SECRET_KEYS" in said
    for word in ("secret", "s3cret", "비밀", "c2Vj", "QUFB"):
        assert word not in said


def test_an_empty_ring_is_refused() -> None:
    for nothing in ("", " , \n"):
        with pytest.raises(SetupError, match="empty"):
            KeyRing.parse(nothing)


def test_keys_do_not_show_in_the_ring_and_its_text() -> None:
    text = new_ring_key()
    assert text not in repr(KeyRing.parse(text))
    assert KeyRing.parse(f" {text}\n,{new_ring_key()} ").unwrap(KeyRing.parse(text).wrap(b"x", b""), b"") == b"x"


def test_the_ring_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "ring"
    wrapped = ring_from_file(path).wrap(b"secret", b"")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ring_from_file(path).unwrap(wrapped, b"") == b"secret"


def made_store(folder: Path) -> FolderKeyStore:
    store = FolderKeyStore(folder / "keys")
    store.create()
    return store


def test_the_key_store_keeps_one_private_file_an_account(tmp_path: Path) -> None:
    store, accounts = made_store(tmp_path), [uuid4(), uuid4()]
    for account in accounts:
        store.write(account, account.bytes)
    assert [store.read(account) for account in accounts] == [account.bytes for account in accounts]
    assert sorted(store.account_ids()) == sorted(accounts)
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()} == {0o600}
    store.destroy(accounts[0])
    store.destroy(accounts[0])
    assert list(store.account_ids()) == accounts[1:]
    with pytest.raises(AccountKeyMissing):
        store.read(accounts[0])


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_write_that_dies_half_way_leaves_the_old_keys_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store, account = made_store(tmp_path), uuid4()
    store.write(account, b"old" * 100)
    monkeypatch.setattr(*_dying(step))
    with pytest.raises(OSError, match="power cut"):
        store.write(account, b"new" * 100)
    monkeypatch.undo()
    assert store.read(account) == b"old" * 100
    assert list(store.account_ids()) == [account]
    store.write(account, b"next")
    assert store.read(account) == b"next"


def _dying(step: str) -> tuple[object, str, Callable[..., None]]:
    def die(*_arguments: object, **_options: object) -> None:
        raise OSError("power cut")

    return {"write": (os, "fdopen", die), "fsync": (os, "fsync", die), "replace": (Path, "replace", die)}[step]


def test_a_key_store_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match="cannot be made"):
        FolderKeyStore(tmp_path / "file" / "keys").create()
