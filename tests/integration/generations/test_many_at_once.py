"""Many at once, and what the meters say of it."""

import asyncio
from datetime import timedelta

from echodiary.features.generations import rescue
from echodiary.features.generations.domain import GenerationStatus
from echodiary.platform.telemetry import REGISTRY
from echodiary.writing.errors import RateLimited
from tests.conftest import Person, eventually, new_person
from tests.integration.drafts.test_editing import post
from tests.integration.generations.stage import Stage, begin, begun, chunks_stored, follow, ready, said, until

KINDS = {"draft", "tasting", "persona_chat"}
CLOSED_SETS = {
    "echodiary_generations": {
        "kind": KINDS,
        "provider": {"builtin", "openai", "gemini"},
        "status": {status.value for status in GenerationStatus},
    },
    "echodiary_generation_duration_seconds": {"kind": KINDS, "provider": {"builtin", "openai", "gemini"}},
    "echodiary_generation_first_chunk_seconds": {"kind": KINDS, "provider": {"builtin", "openai", "gemini"}},
    "echodiary_generations_running": {},
    "echodiary_generations_rescued": {"how": {"rerun", "settled"}},
    "echodiary_drafts": {
        "event": {"started", "held", "discarded", "saved", *(status.value for status in GenerationStatus)}
    },
    "echodiary_draft_time_to_save_seconds": {},
}


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_fifty_drafts_at_once_are_all_written_right(stage: Stage) -> None:
    people = [await new_person(stage.app) for _ in range(5)]
    texts = [f"회의 {number}개 하고 힘들었음. 저녁에 통화. {number}번째 산책" for number in range(10)]
    memos = [(person, text) for text in texts for person in people]
    stage.writer.delay = 0.001
    try:
        answers = await asyncio.gather(*(begin(person, memo) for person, memo in memos))
        assert {answer.status_code for answer in answers} == {202}
        drafts = [str(answer.json()["id"]) for answer in answers]
        assert len(set(drafts)) == 50
        streams = await asyncio.gather(*(follow(stage, draft_id) for draft_id in drafts))
    finally:
        stage.writer.delay = 0
    for (person, memo), draft_id, (text, numbers, end) in zip(memos, drafts, streams, strict=True):
        draft = await until(person, draft_id, "ready")
        assert draft["working_text"] == text == memo
        assert [one["text"] for one in draft["versions"]] == [memo]  # type: ignore[attr-defined]
        assert numbers == list(range(1, len(numbers) + 1))
        assert end.result == {"version": 1, "status": "ready"}
    for person in people:
        await person.client.aclose()


async def test_one_stream_that_cannot_be_sealed_does_not_hold_the_others(
    author: Person, another_author: Person, stage: Stage
) -> None:
    gate = stage.gate()
    stage.writer.enqueue("하나. ", gate, "둘. ")
    mine = await begun(author)
    await said(stage, mine, "하나. ")
    stage.container.sealer.destroy_keys(next(iter(stage.container.runner._runs.values())).generation.account_id)
    gate.set()
    await stage.settled()
    theirs = await ready(another_author)
    assert theirs["version_count"] == 1
    reader = asyncio.create_task(follow(stage, mine))
    other = asyncio.create_task(follow(stage, str(theirs["id"])))
    text, _, end = await reader
    assert (text, end.status) == ("", "interrupted")
    assert (await other)[0] == theirs["working_text"]


async def test_the_meters_move(author: Person, stage: Stage) -> None:
    names = [
        ("echodiary_generations_total", {"kind": "draft", "provider": "builtin", "status": "done"}),
        ("echodiary_generations_total", {"kind": "draft", "provider": "builtin", "status": "cancelled"}),
        ("echodiary_generations_total", {"kind": "draft", "provider": "builtin", "status": "failed"}),
        ("echodiary_generation_duration_seconds_count", {"kind": "draft", "provider": "builtin"}),
        ("echodiary_generation_first_chunk_seconds_count", {"kind": "draft", "provider": "builtin"}),
        ("echodiary_drafts_total", {"event": "started"}),
        ("echodiary_drafts_total", {"event": "held"}),
        ("echodiary_drafts_total", {"event": "saved"}),
        ("echodiary_drafts_total", {"event": "discarded"}),
        ("echodiary_draft_time_to_save_seconds_count", {}),
    ]

    def values() -> list[float]:
        return [value(name, **labels) for name, labels in names]

    running = value("echodiary_generations_running")
    before = values()
    stage.writer.enqueue("하나. ", stage.gate())
    stopped = await begun(author)
    await said(stage, stopped, "하나. ")
    assert value("echodiary_generations_running") == running + 1
    await post(author, stopped, "stop")
    await until(author, stopped, "ready")
    stage.says(then=RateLimited())
    await until(author, await begun(author), "failed")
    done = await ready(author)
    await begin(author, "ㅋㅋㅋ")
    await post(author, done["id"], "save")
    await author.client.delete(f"/api/v1/drafts/{stopped}")
    await stage.settled()
    moved = [after - earlier for after, earlier in zip(values(), before, strict=True)]
    assert moved == [1, 1, 1, 3, 2, 3, 1, 1, 1, 1]
    await eventually(lambda: value("echodiary_generations_running") == running)


async def test_labels_are_closed_sets(author: Person, stage: Stage) -> None:
    await ready(author)
    ours = ("echodiary_gen", "echodiary_draft")
    found = {metric.name: metric for metric in REGISTRY.collect() if metric.name.startswith(ours)}
    assert set(found) == set(CLOSED_SETS)
    for name, metric in found.items():
        for sample in metric.samples:
            labels = {label: text for label, text in sample.labels.items() if label != "le"}
            assert set(labels) == set(CLOSED_SETS[name])
            assert all(text in CLOSED_SETS[name][label] for label, text in labels.items())


async def test_chunks_of_yesterday_are_forgotten_and_the_version_stays(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    now = stage.container.clock.now()
    for later, left in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
        async with stage.container.database.transaction() as session:
            await rescue.sweep(session, now + later)
        assert bool(await chunks_stored(stage, str(draft["id"]))) is left
    answer = await author.client.get(f"/api/v1/drafts/{draft['id']}/stream")
    assert '"version":1' in answer.text
