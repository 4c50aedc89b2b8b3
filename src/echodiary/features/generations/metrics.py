"""Meters of generations; labels are closed sets."""

from prometheus_client import Counter, Gauge, Histogram

from echodiary.platform.telemetry import REGISTRY, SECONDS

GENERATIONS = Counter("echodiary_generations", "Generations ended", ("kind", "provider", "status"), registry=REGISTRY)
GENERATION_DURATION = Histogram(
    "echodiary_generation_duration_seconds",
    "Seconds from the start of a generation to its end",
    ("kind", "provider"),
    buckets=SECONDS,
    registry=REGISTRY,
)
FIRST_CHUNK = Histogram(
    "echodiary_generation_first_chunk_seconds",
    "Seconds from the start of a generation to its first stored chunk",
    ("kind", "provider"),
    buckets=SECONDS,
    registry=REGISTRY,
)
RUNNING = Gauge("echodiary_generations_running", "Generations running in this process", registry=REGISTRY)
RESCUED = Counter(
    "echodiary_generations_rescued", "Generations taken over after their lease ran out", ("how",), registry=REGISTRY
)
