"""The built-in writer: Korean by Kiwi's morphology, English by lemminflect; both loaded late."""

from echodiary.writing.builtin.writer import BuiltinWriter

__all__ = ["BuiltinWriter"]
