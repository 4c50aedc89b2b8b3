"""Meters of the checklist."""

from prometheus_client import Counter

from echodiary.platform.telemetry import REGISTRY

RUNS = Counter(
    "echodiary_checklist_runs",
    "Runs of the checklist by why and how they ended",
    ("trigger", "state"),
    registry=REGISTRY,
)
FAILED_CALLS = Counter(
    "echodiary_checklist_failed_calls", "Calls of the checklist that failed", ("role", "code"), registry=REGISTRY
)
