"""Meters of usage: amounts and numbers, no account in any label."""

from prometheus_client import Counter, Gauge

from echodiary.platform.telemetry import REGISTRY

RESERVATIONS = Counter(
    "echodiary_usage_reservations",
    "Work that was reserved for, by how it ended, or why it was refused",
    ("kind", "outcome"),
    registry=REGISTRY,
)
CHARGED = Counter(
    "echodiary_usage_charged_usd",
    "US dollars charged to the month's budget; calls of unknown price add none",
    ("provider", "role"),
    registry=REGISTRY,
)
BUDGET = Gauge(
    "echodiary_budget_usd",
    "The running month's budget in US dollars: limit (+Inf: none), spent, reserved; read when the meters are",
    ("state",),
    registry=REGISTRY,
)
BUDGET_WARNINGS = Counter(
    "echodiary_budget_warnings", "Times that most of a month's budget was found spent", registry=REGISTRY
)
