"""The cluster in the data folder: made in one piece, checked, given to the user it runs as."""

import contextlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from echodiary.platform.embedded_postgres.configuration import DATABASE, ROLE, setup_options
from echodiary.platform.embedded_postgres.errors import (
    DataFolderNotWritable,
    PostgresStartFailed,
    PostgresVersionMismatch,
)
from echodiary.platform.embedded_postgres.layout import Layout, sync_folder, write_own_file
from echodiary.platform.embedded_postgres.programs import MAJOR_VERSION, Programs

_UNFINISHED = "postgres.new-"


def check_version(layout: Layout) -> None:
    """Refuse a cluster of another major version. Raises that, or PostgresStartFailed."""
    if not layout.cluster.exists():
        return
    try:
        found = (layout.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        reason = f"{layout.cluster} holds no cluster"
        raise PostgresStartFailed(reason, layout.log) from error
    except PermissionError as error:  # a run as root, say, gave it to another user
        raise DataFolderNotWritable(layout.cluster, error.strerror or str(error)) from error
    if found != MAJOR_VERSION:
        raise PostgresVersionMismatch(found, MAJOR_VERSION)


def prepare_cluster(programs: Programs, *, durable: bool) -> str:
    """Make the cluster if there is none; returns the password of the application's role.

    The role is no superuser; it may create databases, for restores and for tests beside its own.
    Raises PostgresStartFailed, DataFolderNotWritable.
    """
    layout = programs.layout
    for unfinished in layout.folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        _give_away_if_ours(layout.cluster, programs.user)
    password = _stored_password(layout)
    if layout.cluster.exists() and password:
        return password
    new_password = password or secrets.token_urlsafe(32)
    if layout.cluster.exists():
        script = f"ALTER ROLE {ROLE} PASSWORD '{new_password}';\n"
        _run_as_superuser(programs, layout.cluster, script, durable=durable)
        write_own_file(layout.password, new_password)
    else:
        _make_cluster(programs, new_password, durable=durable)
    return new_password


def _make_cluster(programs: Programs, password: str, *, durable: bool) -> None:
    """Build it under another name: a folder named ``postgres`` is always a whole cluster."""
    layout = programs.layout
    try:
        unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=layout.folder))
        if programs.user:
            os.chown(unfinished, *programs.user)
    except OSError as error:
        raise DataFolderNotWritable(layout.folder, error.strerror or str(error)) from error
    try:
        programs.run(
            [
                *("initdb", "--pgdata", str(unfinished), "--username=postgres", "--auth=reject"),
                *("--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(() if durable else ("--no-sync",)),
            ],
            reach=[unfinished],
        )
        script = f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}';\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"
        _run_as_superuser(programs, unfinished, script, durable=durable)
        write_own_file(layout.password, password)
        unfinished.rename(layout.cluster)
        sync_folder(layout.folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _run_as_superuser(programs: Programs, cluster: Path, script: str, *, durable: bool) -> None:
    """Run SQL, one statement a line, in single-user mode: no socket, so nobody else can come in."""
    options = ["-c", "exit_on_error=on", *setup_options(durable=durable)]
    command = ["postgres", "--single", "-D", str(cluster), *options, "postgres"]
    programs.run(command, reach=[cluster], script=script)


def _stored_password(layout: Layout) -> str | None:
    try:
        return layout.password.read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise DataFolderNotWritable(layout.password, error.strerror or str(error)) from error


def _give_away_if_ours(cluster: Path, user: tuple[int, int] | None) -> None:
    """A cluster that root copied or restored belongs to root, who may not run PostgreSQL."""
    if user is None or cluster.stat().st_uid != 0:
        return
    for folder, _, files in os.walk(cluster, topdown=False):
        for name in files:
            os.chown(Path(folder, name), *user, follow_symlinks=False)
        os.chown(folder, *user, follow_symlinks=False)
