"""The one thread in which Kiwi is used: its objects are touched from there and from nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")


async def in_working_thread(
    work: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
) -> _Result:
    """Do work off the event loop, one piece after the other."""
    return await asyncio.get_running_loop().run_in_executor(_thread, lambda: work(*arguments, **named))
