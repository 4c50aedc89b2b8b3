"""Drafts by an outside provider: asked before anything leaves, on record before it leaves, offered to be mended."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy.engine import URL

from echodiary.writing.errors import RateLimited
from echodiary.writing.events import ProvenanceReady, Sent, SentenceProvenance, TextDelta, Used
from tests.conftest import Person, new_person
from tests.integration.drafts.test_editing import post
from tests.integration.drafts.test_pages import browser_of, press
from tests.integration.generations.stage import MEMO, Stage, begin, begun, edited, look, ready, rows_of, staged, until

OPENAI = {"llm_provider": "openai", "openai_api_key": SecretStr("sk-of-the-server")}
MESSAGES = (("system", "일기를 쓴다."), ("user", f"메모: {MEMO}"))
ADDED = "내일은 부산에 간다."
SLIPPED = "정말 힘들었어요."


@pytest.fixture
async def outside(shared_database: URL, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(shared_database, tmp_path, settings=OPENAI) as stage:
        yield stage


@pytest.fixture
async def willing(outside: Stage) -> AsyncIterator[Person]:
    """Somebody who has agreed."""
    someone = await new_person(outside.app)
    agreed = await someone.client.patch("/api/v1/me", json={"external_ai_consent": True})
    assert agreed.json()["external_ai_consent"] is True
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def unasked(outside: Stage) -> AsyncIterator[Person]:
    someone = await new_person(outside.app)
    yield someone
    await someone.client.aclose()


def says(stage: Stage, *sentences: SentenceProvenance, counted: Used | None = None) -> None:
    text = " ".join(sentence.text for sentence in sentences)
    stage.writer.enqueue(Sent(MESSAGES), TextDelta(text), ProvenanceReady(sentences), *([counted] if counted else []))


def sentence(start: int, text: str, **more: object) -> SentenceProvenance:
    return SentenceProvenance(start, start + len(text), text, (), **{"added": False, **more})  # type: ignore[arg-type]


async def test_nothing_leaves_before_it_was_agreed_to(outside: Stage, unasked: Person) -> None:
    refused = await begin(unasked)
    assert refused.status_code == 403
    problem = refused.json()
    assert problem["code"] == "consent_required"
    assert (problem["provider"], problem["recipient"]) == ("openai", "OpenAI")
    assert problem["sent"] == ["memo", "persona", "text"]
    draft = await look(unasked, problem["draft_id"])
    assert draft["status"] == "waiting"
    assert draft["memo"]["text"] == MEMO  # type: ignore[index]
    assert outside.writer.requests == []

    await unasked.client.patch("/api/v1/me", json={"external_ai_consent": True})
    again = await post(unasked, draft["id"], "versions")
    assert again.status_code == 202
    written = await until(unasked, str(draft["id"]), "ready")
    assert written["versions"][0]["provider"] == "openai"  # type: ignore[index]


async def test_a_request_that_is_repeated_is_refused_again(unasked: Person) -> None:
    key = {"Idempotency-Key": "the-same-press"}
    first, second = await begin(unasked, headers=key), await begin(unasked, headers=key)
    assert (first.status_code, second.status_code) == (403, 403)
    assert first.json()["draft_id"] == second.json()["draft_id"]


async def test_a_book_that_never_sends_needs_no_agreement(outside: Stage, unasked: Person) -> None:
    book = (await unasked.client.get("/api/v1/books")).json()["items"][0]
    path = f"/api/v1/books/{book['id']}"
    marked = await unasked.client.patch(path, json={"never_send": True}, headers={"If-Match": "*"})
    assert marked.status_code == 200, marked.text
    draft = await ready(unasked)
    assert draft["versions"][0]["provider"] == "builtin"  # type: ignore[index]


async def test_the_receipt_says_what_was_sent_to_whom_and_what_it_used(outside: Stage, willing: Person) -> None:
    says(outside, sentence(0, "회의를 했다."), counted=Used(321, 45, Decimal("0.000789")))
    draft = await ready(willing)
    receipt = (await willing.client.get(f"/api/v1/drafts/{draft['id']}/versions/1/receipt")).json()
    assert (receipt["provider"], receipt["model"], receipt["role"]) == ("openai", "gpt-6-luna", "text-small")
    assert [(message["speaker"], message["text"]) for message in receipt["messages"]] == list(MESSAGES)
    assert (receipt["input_tokens"], receipt["output_tokens"], receipt["cost_usd"]) == (321, 45, 0.000789)
    assert receipt["times_sent"] == 1
    assert receipt["sent_at"] is not None
    assert receipt["seconds"] >= 0
    sealed = rows_of(outside, "SELECT sealed_receipt::text FROM generations WHERE subject_id = %s", str(draft["id"]))
    assert MEMO.encode().hex() not in str(sealed[0][0])


async def test_what_was_sent_for_a_writing_that_failed_is_on_record_too(outside: Stage, willing: Person) -> None:
    outside.writer.enqueue(Sent(MESSAGES), RateLimited())
    draft_id = await begun(willing)
    failed = await until(willing, draft_id, "failed")
    assert failed["error"] == {"code": "rate_limited", "retryable": True}
    (row,) = rows_of(outside, "SELECT sent_at, times_sent FROM generations WHERE subject_id = %s", draft_id)
    assert row[0] is not None
    assert row[1] == 1


async def test_by_hand_nothing_was_sent(outside: Stage, willing: Person) -> None:
    draft = await ready(willing)
    await edited(willing, draft["id"], "손으로 쓴 글.")
    outside.writer.enqueue("다른 글.")
    await post(willing, draft["id"], "versions")
    await until(willing, str(draft["id"]), "ready")
    receipt = (await willing.client.get(f"/api/v1/drafts/{draft['id']}/versions/2/receipt")).json()
    assert (receipt["provider"], receipt["sent_at"], receipt["messages"]) == (None, None, [])


async def test_a_version_that_cannot_be_has_no_receipt(willing: Person) -> None:
    draft = await ready(willing)
    for number in (0, 2, 2**31, 2**70):
        answer = await willing.client.get(f"/api/v1/drafts/{draft['id']}/versions/{number}/receipt")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_sentences_that_the_checks_find_fault_with_are_mended_when_it_is_asked_for(
    outside: Stage, willing: Person
) -> None:
    says(
        outside,
        sentence(0, "회의를 했다."),
        sentence(8, ADDED, added=True, findings=("부산",)),
        sentence(20, SLIPPED, off_level=True),
    )
    draft = await ready(willing)
    assert draft["versions"][0]["checks"] == {"sentences": 3, "added": 1, "guessed": 0, "off_level": 1}  # type: ignore[index]
    answer = await post(willing, draft["id"], "mend")
    assert answer.status_code == 202
    await until(willing, str(draft["id"]), "ready")
    asked = outside.writer.requests[-1]
    assert asked.mend == (ADDED, SLIPPED)
    assert asked.previous_text == f"회의를 했다. {ADDED} {SLIPPED}"
    nothing = await post(willing, draft["id"], "mend")
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_to_mend")


async def test_the_page_asks_first_and_then_writes(outside: Stage, unasked: Person) -> None:
    async with browser_of(outside, unasked) as client:
        home = (await client.get("/")).text
        made = await press(client, "/drafts", home, memo=MEMO)
        address = made.headers["Location"]
        asked = (await client.get(address)).text
        assert "OpenAI에 보내도 될까요?" in asked
        assert outside.writer.requests == []
        agreed = await press(client, f"{address}/agree", asked)
        assert agreed.status_code == 303
        await until(unasked, address.rsplit("/", 1)[1], "ready")
        page = (await client.get("/account")).text
        assert "이 내용에 동의했어요." in page
        withdrawn = await client.post("/account/consent", data={"external_ai_consent": "false"})
        assert withdrawn.status_code == 303
    assert (await unasked.client.get("/api/v1/me")).json()["external_ai_consent"] is False


async def test_a_rewrite_after_the_agreement_was_taken_back_asks_again(outside: Stage, willing: Person) -> None:
    draft = await ready(willing)
    await willing.client.patch("/api/v1/me", json={"external_ai_consent": False})
    async with browser_of(outside, willing) as client:
        page = (await client.get(f"/drafts/{draft['id']}")).text
        held = await press(client, f"/drafts/{draft['id']}/write", page)
        assert held.status_code == 403
        assert "OpenAI에 보내도 될까요?" in held.text
        assert str(draft["working_text"]) in held.text
        agreed = await press(client, f"/drafts/{draft['id']}/agree", held.text)
        assert agreed.status_code == 303
    await until(willing, str(draft["id"]), "ready")
    assert (await look(willing, str(draft["id"])))["version_count"] == 2


async def test_the_pages_show_receipt_marks_and_the_offer_to_mend(outside: Stage, willing: Person) -> None:
    says(outside, sentence(0, "회의를 했다."), sentence(8, SLIPPED, off_level=True), counted=Used(10, 5, None))
    draft = await ready(willing)
    async with browser_of(outside, willing) as client:
        page = (await client.get(f"/drafts/{draft['id']}")).text
        assert f'<mark data-mark="off_level">{SLIPPED}</mark>' in page
        assert "고쳐 쓰기" in page
        version = (await client.get(f"/drafts/{draft['id']}/versions/1")).text
        assert "OpenAI에 보낸 내용" in version
        assert MESSAGES[0][1] in version
        assert "가격 모름" in version
        pressed = await press(client, f"/drafts/{draft['id']}/mend", page)
        assert pressed.status_code == 303
    await until(willing, str(draft["id"]), "ready")
    assert outside.writer.requests[-1].mend == (SLIPPED,)


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ({"llm_provider": "openai"}, "OPENAI_API_KEY"),
        ({"llm_provider": "gemini", "llm_base_url": "not an address"}, "LLM_BASE_URL"),
    ],
)
async def test_settings_that_cannot_work_are_refused_at_the_start(
    shared_database: URL, tmp_path: Path, settings: dict[str, object], what: str
) -> None:
    from echodiary.platform.errors import SetupError  # noqa: PLC0415

    with pytest.raises(SetupError, match=what):
        async with staged(shared_database, tmp_path, settings=settings):
            pass
