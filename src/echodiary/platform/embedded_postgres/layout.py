"""What lies where in the data folder, and how we make, lock and write there."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

from echodiary.platform.embedded_postgres.errors import DataFolderInUse, DataFolderNotWritable

_LOG_LIMIT_BYTES = 1 << 20


@dataclass(frozen=True)
class Layout:
    """The paths of one data folder."""

    folder: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder: 0700, owned by the user PostgreSQL runs as."""
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        """What PostgreSQL and our guard say."""
        return self.folder / "postgres.log"

    @property
    def password(self) -> Path:
        """The password of the role ``echodiary``, 0600."""
        return self.folder / "postgres.password"

    @property
    def access_rules(self) -> Path:
        """PostgreSQL's pg_hba.conf: outside the cluster, so that only we can write it."""
        return self.folder / "postgres.access"

    @property
    def lock(self) -> Path:
        """Locked by the process that uses the folder, with its id in it."""
        return self.folder / "echodiary.lock"


def make_data_folder(folder: Path) -> None:
    """Make the folder if it is missing; one that is there keeps its mode.

    Root makes it searchable, so that PostgreSQL, which cannot be root, needs no capability to reach
    its cluster; every file in it has a mode of its own. Raises DataFolderNotWritable.
    """
    try:
        folder.mkdir(mode=0o700 if os.geteuid() else 0o711, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderNotWritable(folder, error.strerror or str(error)) from error


def lock_data_folder(layout: Layout) -> int:
    """Hold the folder for this process; returns the descriptor that holds it until it is closed.

    What a holder before noted stays behind our id. Raises DataFolderInUse, DataFolderNotWritable.
    """
    fd = open_own_file(layout.lock, os.O_RDWR)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        note_socket_folder(fd, noted_socket_folder(fd))
    except BlockingIOError as error:
        holder = _lines(fd)[0]
        os.close(fd)
        raise DataFolderInUse(layout.folder, int(holder) if holder.isdigit() else None) from error
    except OSError as error:
        os.close(fd)
        raise DataFolderNotWritable(layout.folder, error.strerror or str(error)) from error
    return fd


def note_socket_folder(held_folder: int, socket_folder: Path | None) -> None:
    """Write down which folder to remove, should nobody of this run be left to do it."""
    os.ftruncate(held_folder, 0)
    os.pwrite(held_folder, f"{os.getpid()}\n{socket_folder or ''}\n".encode(), 0)


def noted_socket_folder(held_folder: int) -> Path | None:
    """The folder that this run or the one before made for its socket, if it was not removed."""
    lines = _lines(held_folder)
    return Path(lines[1]) if len(lines) > 1 and lines[1] else None


def _lines(fd: int) -> list[str]:
    return os.pread(fd, 4096, 0).decode(errors="replace").split("\n")


def open_own_file(path: Path, flags: int, *, mode: int = 0o600) -> int:
    """Open or make a file of ours in the data folder, never through a link someone put there.

    As root in another user's folder the file becomes that user's, who may come back without root.
    Raises DataFolderNotWritable.
    """
    try:
        fd = os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
        if os.geteuid() == 0:
            owner = path.parent.stat()
            os.fchown(fd, owner.st_uid, owner.st_gid)
    except OSError as error:
        raise DataFolderNotWritable(path.parent, error.strerror or str(error)) from error
    return fd


def write_own_file(path: Path, content: str, *, mode: int = 0o600) -> None:
    """Write a whole file so that after a crash it is the old or the new one.

    Raises DataFolderNotWritable.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(open_own_file(new, os.O_WRONLY | os.O_TRUNC, mode=mode), "w") as file:
            file.write(content)
            os.fchmod(file.fileno(), mode)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise DataFolderNotWritable(path.parent, error.strerror or str(error)) from error


def sync_folder(folder: Path) -> None:
    """Make renames in the folder outlive a power cut."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def open_log(layout: Layout) -> int:
    """Open the log for appending; one over 1 MiB first becomes ``postgres.log.1``.

    Raises DataFolderNotWritable.
    """
    try:
        if layout.log.lstat().st_size > _LOG_LIMIT_BYTES:
            layout.log.replace(layout.log.with_name(f"{layout.log.name}.1"))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise DataFolderNotWritable(layout.folder, error.strerror or str(error)) from error
    return open_own_file(layout.log, os.O_WRONLY | os.O_APPEND)
