"""Meters of drafts: what becomes of memos. No text in any label."""

from prometheus_client import Counter, Histogram

from echodiary.platform.telemetry import REGISTRY

DRAFTS = Counter("echodiary_drafts", "Drafts by what happened to them", ("event",), registry=REGISTRY)
TIME_TO_SAVE = Histogram(
    "echodiary_draft_time_to_save_seconds",
    "Seconds from a draft's beginning to its saving",
    buckets=(5, 15, 30, 60, 120, 300, 900, 3600, 86400),
    registry=REGISTRY,
)
