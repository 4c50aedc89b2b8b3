"""The metrics registry and the measurements that belong to no slice."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry(auto_describe=True)

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)

HTTP_REQUESTS = Counter(
    "http_requests", "Requests answered", ("method", "route", "status"), registry=REGISTRY
)  # exposed as http_requests_total
HTTP_DURATION = Histogram(
    "http_request_duration_seconds",
    "Seconds from a request's arrival to the start of its answer",
    ("method", "route"),
    buckets=SECONDS,
    registry=REGISTRY,
)
DB_CONNECTIONS = Gauge(
    "echodiary_db_connections", "Database connections of this process by state", ("state",), registry=REGISTRY
)
