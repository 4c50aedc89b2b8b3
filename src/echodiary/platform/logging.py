"""JSON logs. Nothing typed by a user may pass through here: events are named, and their fields are ids, counts and
types.
"""

import logging
import sys
from typing import Any

import structlog

QUIET = ("uvicorn.access", "httpx", "alembic", "procrastinate", "psycopg.pool")


def configure_logging(level: str) -> None:
    """Send our own logs and those of libraries to standard error, one JSON object a line.

    Exceptions are logged by type and place, never by message: messages of drivers and validators repeat values.
    """
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _only_type_and_place,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _hide_foreign_arguments],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _only_type_and_place(_logger: Any, _name: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    error = raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if trace is not None:
            event["at"] = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
    return event


def _hide_foreign_arguments(_logger: Any, _name: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """Libraries put what they handle into their messages: keep the message's form, not its arguments."""
    record: logging.LogRecord | None = event.get("_record")
    if record is not None and record.levelno >= logging.WARNING and record.args:
        event["event"] = str(record.msg)
    return event
