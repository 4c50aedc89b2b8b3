"""Servers that speak the providers' protocols, for tests, drills and benches. None of them reaches the network.

`aimock` (npm `@copilotkit/aimock`, written by others): OpenAI's Chat Completions, Responses and Images and Gemini.
Answers are set ahead and served in the order they were set; what was asked is in its journal.

    from tests.providers.fixtures import aimock, aimock_server  # noqa: F401   (fixtures; one server a worker)

    def test_something(aimock):
        aimock.answer("오늘은 걸었다.")                        # for every request
        aimock.answer("다른 글", user="비밀", model="gpt-6-luna")  # where the user's message holds 비밀
        aimock.answer("first", times=1); aimock.answer("then")  # one after the other
        aimock.answer("slow", first_token=0.5, per_second=20)   # seconds; pieces a second
        aimock.answer("long text", chunk_size=5, cut_after=3)   # the connection breaks after 3 pieces
        aimock.answer("no more", finish_reason="content_filter")  # or "length"
        aimock.answer({"title": "…"})                           # structured output, as JSON
        aimock.image(png_bytes)                                 # OpenAI's images; Gemini's with `gemini=True`
        aimock.fail(503); aimock.fail(429, retry_after=2)       # or `times=1`; OpenAI's images: `image=True`
        aimock.malformed()                                      # 200 with a body that is no JSON
        aimock.fixture({"match": {...}, "response": {...}})     # anything else aimock can do
        ... settings: provider openai, base URL `aimock.openai_url`, or gemini with `aimock.gemini_url`; any key
        asked = aimock.requests()                               # list of Asked: model, messages, headers, status
        asked[0].text("user"); asked[0].headers["authorization"]

The fixture `aimock` forgets answers and journal before each test. The earlier answer wins where two match: set the
narrow one first, or call `aimock.forget()`. Without any answer a request gets 404 (`Misconfigured`). Key checks are
off: a 401 is `aimock.fail(401)`. aimock has no empty answer: `faulty.plan(Reply(""))`.
Outside pytest: `with Aimock.started() as aimock: ...`. Needs `node_modules` (make frontend); node is what
`scripts/node.py` finds.

`faulty` (PyPI `llmock`, written by others): streams that break, hang or end early. Its 429 has a Retry-After too.

    from tests.providers.fixtures import faulty, faulty_server  # noqa: F401

    def test_something(faulty):
        faulty.plan(Fail(429), StreamFault("truncate", after_chunks=3), SlowFirstToken(0.5), Reply("text"))
        ... base URLs `faulty.openai_url`, `faulty.gemini_url`; `faulty.requests()` are llmock's RequestRecords

Behaviours are llmock's own (`llmock.scenarios`), used up one request each unless `times=None`.

`Replay` (ours, `tests.providers.replay`): sends fixed bytes over a socket, for what neither server can play.

    async with Replay(response(b"{}")).started() as replay:  # bytes and pauses in seconds, the same for every request
        ... base URLs `replay.openai_url`, `replay.gemini_url`
"""
