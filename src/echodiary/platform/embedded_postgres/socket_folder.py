"""A folder for PostgreSQL's socket that nobody else can enter, with a short enough path."""

import os
import stat
import tempfile
from pathlib import Path

from echodiary.platform.embedded_postgres.errors import PostgresStartFailed
from echodiary.platform.embedded_postgres.guard import PORT, SOCKET_FOLDER_PREFIX
from echodiary.platform.embedded_postgres.layout import Layout

_LONGEST_SOCKET_PATH_BYTES = 103  # sun_path with its end: 108 on Linux, 104 on macOS and BSD


def make_socket_folder(layout: Layout, user: tuple[int, int] | None) -> Path:
    """Make a fresh folder, 0700, for the user PostgreSQL runs as.

    Its name is new and unguessable, so it cannot be somebody else's; it stands in a folder where
    nobody else can rename it. Raises PostgresStartFailed where the system has no such place.
    """
    for place in _places(layout):
        if not _is_trustworthy(place) or not _is_short_enough(place):
            continue
        try:
            folder = Path(tempfile.mkdtemp(prefix=SOCKET_FOLDER_PREFIX, dir=place))
        except OSError:
            continue
        if user:
            os.chown(folder, *user)
        return folder
    raise PostgresStartFailed("there is no safe folder with a short path for its socket", layout.log)


def _places(layout: Layout) -> list[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    # Root's runtime folder is closed to the user PostgreSQL runs as.
    own = [Path(runtime)] if runtime and os.geteuid() != 0 else []
    return [*own, Path(tempfile.gettempdir()), Path("/tmp"), Path("/run"), layout.folder]  # noqa: S108


def _is_trustworthy(place: Path) -> bool:
    """Ours or root's, and where others can write, at least sticky."""
    try:
        found = place.stat()
    except OSError:
        return False
    open_to_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    sticky = found.st_mode & stat.S_ISVTX
    return place.is_absolute() and found.st_uid in (0, os.geteuid()) and (not open_to_others or bool(sticky))


def _is_short_enough(place: Path) -> bool:
    socket = place / f"{SOCKET_FOLDER_PREFIX}{'x' * 8}" / f".s.PGSQL.{PORT}.lock"
    return len(os.fsencode(socket)) <= _LONGEST_SOCKET_PATH_BYTES
