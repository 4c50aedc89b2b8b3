"""Meters of persona chats: what becomes of them. No text in any label."""

from prometheus_client import Counter, Histogram

from echodiary.platform.telemetry import REGISTRY

CHATS = Counter(
    "persona_chats", "Persona chats by what happened to them: begun, accepted, abandoned", ("event",), registry=REGISTRY
)
REPLIES = Counter("persona_chat_replies", "Replies in persona chats by how they ended", ("outcome",), registry=REGISTRY)
TURNS = Histogram(
    "persona_chat_turns",
    "Turns used in a persona chat when a persona was made of it",
    buckets=(1, 2, 3, 4, 6, 8, 10, 12, 20),
    registry=REGISTRY,
)
