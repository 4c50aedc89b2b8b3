"""What a killed run may have left: PostgreSQL still alive, and its pid file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from echodiary.platform.embedded_postgres.errors import PostgresStartFailed
from echodiary.platform.embedded_postgres.guard import STOP_STEPS
from echodiary.platform.embedded_postgres.layout import Layout

_POLL_SECONDS = 0.01
_LINE_OF_STATUS = 7


def is_ready(cluster: Path) -> bool:
    """Whether the postmaster has written that it takes connections (what pg_ctl waits for)."""
    lines = _pid_file(cluster)
    return len(lines) > _LINE_OF_STATUS and lines[_LINE_OF_STATUS].strip() == "ready"


def stop_leftovers(layout: Layout) -> None:
    """Stop whatever still runs on this cluster and take its traces away.

    To be called only while holding the data folder: then whatever runs has lost its owner. A pid
    file that names a living process of somebody else is removed, that process left alone.
    Raises PostgresStartFailed where a process does not even end by SIGKILL.
    """
    postmaster = _number(_pid_file(layout.cluster))
    for step, patience in STOP_STEPS:
        running = _processes_on(layout.cluster)
        if not running:
            break
        _signal(running, step, postmaster=postmaster)
        _wait_until_gone(layout.cluster, patience)
    if running := _processes_on(layout.cluster):
        raise PostgresStartFailed(f"process {running[0]} of a run before does not end", layout.log)
    (layout.cluster / "postmaster.pid").unlink(missing_ok=True)


def _pid_file(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _number(lines: list[str]) -> int | None:
    return int(lines[0]) if lines and lines[0].strip().isdigit() else None


def _signal(running: list[int], step: int, *, postmaster: int | None) -> None:
    """The postmaster stops its own; without one, and at the last step, each is told."""
    orderly = postmaster in running and step != signal.SIGKILL
    for pid in [postmaster] if orderly and postmaster else running:
        try:
            os.kill(pid, step)
        except ProcessLookupError:
            continue


def _wait_until_gone(cluster: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while _processes_on(cluster) and time.monotonic() < end:
        time.sleep(_POLL_SECONDS)


def _processes_on(cluster: Path) -> list[int]:
    """Ids of the PostgreSQL processes whose data folder this is, orphaned backends included."""
    if not cluster.exists():
        return []
    if sys.platform == "linux":
        return [int(entry.name) for entry in _process_folders() if _works_in(entry, cluster)]
    pid = _number(_pid_file(cluster))
    return [pid] if pid is not None and _command_names(pid, cluster) else []


def _process_folders() -> list[Path]:
    return [entry for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _works_in(process: Path, cluster: Path) -> bool:
    """PostgreSQL works in its data folder: the inode proves what a name in a file cannot."""
    try:
        return (process / "comm").read_text() == "postgres\n" and (process / "cwd").samefile(cluster)
    except OSError:  # it has ended, or it is somebody else's
        return False


def _command_names(pid: int, cluster: Path) -> bool:
    """For systems without /proc."""
    command = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return "postgres" in shown.stdout and str(cluster) in shown.stdout
