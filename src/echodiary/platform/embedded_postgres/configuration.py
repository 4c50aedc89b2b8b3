"""How our PostgreSQL is set: private, small, and silent about what people write."""

from pathlib import Path

from echodiary.platform.embedded_postgres.guard import PORT

ROLE = "echodiary"
DATABASE = "echodiary"
MAX_CONNECTIONS = 60

# The superuser is not in it: it exists in single-user mode only, where there is no socket.
ACCESS_RULES = f"# Written by EchoDiary at every start.\nlocal all {ROLE} scram-sha-256\n"

# log_min_messages=log drops ERROR and below, which quote values ('invalid input syntax for type
# integer: "…"'), and keeps LOG, FATAL and PANIC. Terse drops the DETAIL lines, among them the
# statement a crashed backend was running.
_SILENT = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_connections": "",
    "log_disconnections": "off",
    "log_checkpoints": "off",
    "log_autovacuum_min_duration": "-1",
    "log_destination": "stderr",
    "logging_collector": "off",
    "debug_print_parse": "off",
    "debug_print_plan": "off",
    "debug_print_rewritten": "off",
}

_SMALL = {
    "max_connections": str(MAX_CONNECTIONS),
    "shared_buffers": "64MB",
    "huge_pages": "off",
    "io_method": "sync",  # 'worker' keeps processes about; our reads come from memory
    "jit": "off",
    "max_wal_size": "256MB",  # of disk, where the default is 1 GB
    "max_logical_replication_workers": "0",  # a launcher process nobody needs
}

# A commit still reaches the system's cache, so that it outlives every kill -9, only no power cut.
_SAFE_TO_LOSE = {"fsync": "off", "full_page_writes": "off"}


def setup_options(*, durable: bool) -> list[str]:
    """Options for every run on the cluster, the socketless single-user one included."""
    return _as_options(_SILENT | ({} if durable else _SAFE_TO_LOSE))


def server_options(*, socket_folder: Path, access_rules: Path, durable: bool) -> list[str]:
    """Options of the server; on the command line they outrank every file in the cluster."""
    own = {
        "listen_addresses": "",  # no TCP
        "port": str(PORT),
        "unix_socket_directories": f'"{socket_folder}"',
        "unix_socket_permissions": "0700",
        "hba_file": str(access_rules),
        "timezone": "UTC",
        "restart_after_crash": "on",
    }
    return setup_options(durable=durable) + _as_options(_SMALL | own)


def _as_options(settings: dict[str, str]) -> list[str]:
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
