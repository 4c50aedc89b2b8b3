"""Packed search tokens as a bigint[] of PostgreSQL, without making a Python number of each."""

import struct

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format
from sqlalchemy.types import UserDefinedType

from echodiary.platform.sealing.search_tokens import TOKEN_BYTES, PackedTokens

INT8_OID = 20
INT8_ARRAY_OID = 1016
ELEMENT_LENGTH = struct.pack("!i", TOKEN_BYTES)


class PackedTokensDumper(Dumper):
    """Writes the binary form of an array: dimensions, nulls, type; count, first index; each element with its length.

    See `array_recv` in PostgreSQL's `arrayfuncs.c`.
    """

    format = Format.BINARY
    oid = INT8_ARRAY_OID

    def dump(self, obj: PackedTokens) -> bytes:
        """The array as it goes over the wire."""
        if not obj:
            return struct.pack("!iIi", 0, 0, INT8_OID)
        starts = range(0, len(obj), TOKEN_BYTES)
        elements = ELEMENT_LENGTH.join([b"", *[obj[start : start + TOKEN_BYTES] for start in starts]])
        return struct.pack("!iIiii", 1, 0, INT8_OID, len(starts), 1) + elements


psycopg.adapters.register_dumper(PackedTokens, PackedTokensDumper)


class PackedTokensType(UserDefinedType[PackedTokens]):
    """Hands packed tokens to the driver as they are."""

    cache_ok = True

    def get_col_spec(self, **_options: object) -> str:
        """The type's name in SQL."""
        return "BIGINT[]"
