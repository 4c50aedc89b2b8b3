"""Counts of personas; no name, no text."""

from prometheus_client import Counter

from echodiary.platform.telemetry import REGISTRY

PERSONAS_MADE = Counter(
    "personas_made", "Personas made by their owners, by way: template, edit, chat, import", ("way",), registry=REGISTRY
)
