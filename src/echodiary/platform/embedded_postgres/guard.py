"""Stands between EchoDiary and one program of PostgreSQL, so that the program dies with EchoDiary.

Run as a script, ``python -I -S guard.py '<order as JSON>'``, with the standard library only. Its
standard input is the lifeline: nothing is ever written to it, and it ends when the owner closes it
or is gone, however it went (kill -9 included) and whichever thread started the guard. Then the
program is asked to stop, first politely. A guard that is killed itself takes the program with it
on Linux, by the parent-death signal, which is sound here: the guard's main thread forks.

The program runs as another user when the owner is root, because PostgreSQL refuses to be root. If
that user cannot reach what it needs (binaries or data below a 0700 ``/root``), the program keeps
the one capability that lets it read and search, and no other; no folder's mode is changed.
Protocols: capabilities(7), prctl(2), postgres(1) "signals".
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any, TypedDict

PORT = 5432  # only names the socket's file; nothing listens on TCP
SOCKET_FOLDER_PREFIX = "echodiary-"
CANNOT_RUN = 126  # the shell's word for "found, but cannot be run"
# What a stop goes through: signal, seconds until the next. SIGINT is PostgreSQL's fast shutdown
# (rolls back, writes a checkpoint), SIGQUIT its immediate one (recovers at the next start).
STOP_STEPS = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))

_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_SET_SECUREBITS = 28
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_SECBIT_NO_SETUID_FIXUP_LOCKED = (1 << 2) | (1 << 3)
_CAP_DAC_OVERRIDE = 1
_CAP_DAC_READ_SEARCH = 2
_CAP_SETPCAP = 8
_CAPABILITY_VERSION_3 = 0x20080522


class Order(TypedDict):
    """What the guard is to run, as the owner writes it."""

    command: list[str]
    environment: dict[str, str]
    user: tuple[int, int] | None
    """Numbers of the user and group to run as; None: as we are."""
    reach: list[str]
    """Files and folders the program must be able to read."""
    input_fd: int | None
    """Becomes the program's standard input; None: nothing."""
    socket_folder: str | None
    """Removed when the program has ended."""


class _CapHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapData(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def remove_socket_folder(folder: Path) -> None:
    """Take away what PostgreSQL and we put there; anything else, and then the folder, stays."""
    if folder.is_symlink() or not folder.name.startswith(SOCKET_FOLDER_PREFIX):
        return
    with contextlib.suppress(OSError):
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def _call(name: str, *arguments: Any) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _prctl(option: int, *arguments: int) -> None:
    padded = (*arguments, 0, 0, 0, 0)[:4]
    _call("prctl", option, *(ctypes.c_ulong(argument) for argument in padded))


def _set_capabilities(*, permitted: int, inheritable: int) -> None:
    data = (_CapData * 2)(_CapData(permitted, permitted, inheritable))
    header = _CapHeader(_CAPABILITY_VERSION_3, 0)
    _call("capset", ctypes.byref(header), data)


def _keep_only(capability: int) -> None:
    """Keep one capability over exec, also for access(2), by which PostgreSQL finds its own files.

    access(2) ignores the capabilities of a user that is not root unless set-uid fix-ups are off.
    """
    kept, setpcap = 1 << capability, 1 << _CAP_SETPCAP
    _set_capabilities(permitted=kept | setpcap, inheritable=kept)
    _prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP_LOCKED)
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)
    _set_capabilities(permitted=kept, inheritable=kept)


def _unreachable(order: Order) -> str | None:
    program = order["command"][0]
    if not os.access(program, os.R_OK | os.X_OK):
        return program
    return next((path for path in order["reach"] if not os.access(path, os.R_OK)), None)


def _become(user: tuple[int, int], keeping: int | None) -> None:
    """Give up root for good, and every capability but the one in ``keeping``."""
    on_linux = sys.platform == "linux"
    if on_linux:
        _prctl(_PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setgid(user[1])
    os.setuid(user[0])
    if not on_linux:
        return
    if keeping is None:
        _set_capabilities(permitted=0, inheritable=0)
    else:
        _keep_only(keeping)


def _reaches_all(order: Order, user: tuple[int, int], keeping: int | None) -> bool:
    """Try it in a child: only the kernel knows what modes, groups, ACLs and mounts add up to."""
    pid = os.fork()
    if pid == 0:
        code = 1
        with contextlib.suppress(OSError):
            _become(user, keeping)
            code = 0 if _unreachable(order) is None else 1
        os._exit(code)
    return os.waitpid(pid, 0)[1] == 0


def _least_capability(order: Order, user: tuple[int, int]) -> int | None:
    """What the user needs beside its own rights.

    Raises PermissionError where no capability we may give is enough.
    """
    choices: list[int | None] = [None]
    if sys.platform == "linux":
        choices += [_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE]  # containers often have only the last
    for keeping in choices:
        if _reaches_all(order, user, keeping):
            return keeping
    raise PermissionError(
        f"PostgreSQL cannot run as root, and the user with id {user[0]} may not reach "
        f"{order['command'][0]} or {' or '.join(order['reach'])}"
    )


def _exec(order: Order, keeping: int | None, guard: int) -> None:
    """In the forked child: become the program, or raise OSError."""
    os.umask(0o077)
    if order["user"]:
        _become(order["user"], keeping)
    if sys.platform == "linux":
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        _prctl(_PR_SET_PDEATHSIG, signal.SIGINT)  # after setuid, which clears it
        if os.getppid() != guard:
            raise ProcessLookupError("the guard is gone")
    given = order["input_fd"]
    os.dup2(os.open(os.devnull, os.O_RDONLY) if given is None else given, 0)
    os.execve(order["command"][0], order["command"], order["environment"])  # noqa: S606 - no shell


def _start(order: Order) -> int:
    keeping = _least_capability(order, order["user"]) if order["user"] else None
    guard = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            _exec(order, keeping, guard)
        except OSError as error:
            _say(error)
        os._exit(CANNOT_RUN)
    return pid


def _stop_with_the_owner(pid: int, ended: threading.Event) -> None:
    os.read(0, 1)  # returns when the lifeline has ended
    for step, patience in STOP_STEPS:
        if ended.is_set():
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, step)
        if ended.wait(patience):
            return


def _say(error: OSError) -> None:
    """Into PostgreSQL's log, where the owner looks for the reason."""
    sys.stderr.write(f"guard: error: {error}\n")
    sys.stderr.flush()


def _ignore_signal(*_: object) -> None:
    """The owner's life alone decides; a handler, unlike SIG_IGN, is not passed on by exec."""


def main(order: Order) -> int:
    """Run the ordered program until it ends or the owner is gone; returns its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ignore_signal)
    try:
        pid = _start(order)
    except OSError as error:
        _say(error)
        return CANNOT_RUN
    ended = threading.Event()
    threading.Thread(target=_stop_with_the_owner, args=(pid, ended), daemon=True).start()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    ended.set()
    if order["socket_folder"]:
        remove_socket_folder(Path(order["socket_folder"]))
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    os._exit(main(json.loads(sys.argv[1])))  # not exit(): the lifeline's thread still reads
