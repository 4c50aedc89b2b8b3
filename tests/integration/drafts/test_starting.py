"""Memos on their way in: what is taken, what is refused, and that nothing typed is lost."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest

from tests.conftest import Person, client_of, eventually
from tests.integration.generations.stage import MEMO, THIN, Stage, begin, begun, look, ready, rows_of, until


async def count(stage: Stage, person: Person, table: str = "drafts") -> int:
    return int(str(rows_of(stage, f"SELECT count(*) FROM {table} WHERE account_id = %s", person.id)[0][0]))  # noqa: S608


async def first_book(person: Person) -> dict[str, object]:
    book: dict[str, object] = (await person.client.get("/api/v1/books")).json()["items"][0]
    return book


async def test_a_started_draft_shows_all_that_is_promised(author: Person, stage: Stage) -> None:
    gate = stage.gate()
    stage.says("첫 문장. ", then=gate)
    answer = await begin(
        author, options={"length": "long", "fidelity": "facts", "language": "en"}, entry_date="2026-05-04"
    )
    assert answer.status_code == 202
    book, draft = await first_book(author), answer.json()
    assert answer.headers["ETag"] == '"1"'
    assert draft == draft | {
        "book_id": book["id"],
        "persona_id": book["default_persona_id"],
        "entry_date": "2026-05-04",
        "status": "generating",
        "memo": {"kind": "text", "text": MEMO, "keywords": []},
        "options": {"length": "long", "fidelity": "facts", "language": "en"},
        "working_text": "",
        "title": None,
        "working_version": None,
        "offered_version": None,
        "edited": False,
        "version_count": 0,
        "revision": 1,
        "entry_id": None,
        "error": None,
    }
    await eventually(lambda: stage.writer.requests)
    (request,) = stage.writer.requests
    assert (request.memo.text, request.language, request.length, request.fidelity) == (MEMO, "en", "long", "facts")
    assert request.entry_date == date(2026, 5, 4)
    gate.set()
    done = await until(author, draft["id"], "ready")
    (version,) = done["versions"]
    assert version == version | {
        "number": 1,
        "kind": "generated",
        "persona": book["default_persona_id"],
        "options": {"length": "long", "fidelity": "facts", "language": "en"},
        "provider": "builtin",
        "model": "builtin",
        "role": "text-small",
        "text": "첫 문장. ",
    }
    assert version["created_at"]
    assert (done["working_text"], done["working_version"], done["revision"]) == ("첫 문장. ", 1, 2)


async def test_keywords_are_kept_as_they_were_typed(author: Person) -> None:
    memo = {"kind": "keywords", "text": "not this", "keywords": [" 회의 3개 ", "", "엄마랑 통화"]}
    draft = await until(author, (await begin(author, memo=memo)).json()["id"], "ready")
    assert draft["memo"] == {"kind": "keywords", "text": "", "keywords": [" 회의 3개 ", "", "엄마랑 통화"]}


async def test_the_persona_and_the_role_that_were_asked_for_write(author: Person) -> None:
    book = await first_book(author)
    other = next(one for one in book["persona_ids"] if one != book["default_persona_id"])  # type: ignore[attr-defined]
    draft = await ready(author, persona_id=other, role="text-large")
    assert draft["persona_id"] == draft["versions"][0]["persona"] == other
    assert draft["versions"][0]["role"] == "text-large"


@pytest.mark.parametrize(
    "memo",
    [
        {"kind": "text", "text": " \n\t "},
        {"kind": "keywords", "keywords": ["", "  "]},
        {"kind": "text", "keywords": ["a"]},
    ],
)
async def test_an_empty_memo_stores_nothing(author: Person, stage: Stage, memo: object) -> None:
    answer = await begin(author, memo=memo, headers={"Idempotency-Key": "empty"})
    assert (answer.status_code, answer.json()["code"]) == (422, "memo_empty")
    assert answer.headers["content-type"] == "application/problem+json"
    assert await count(stage, author) == await count(stage, author, "idempotency_keys") == 0


async def test_a_memo_that_is_too_thin_is_kept_and_asked_about(author: Person, stage: Stage) -> None:
    answer = await begin(author, THIN)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["status"]) == (422, "memo_too_thin", 422)
    assert all(problem[name] for name in ("type", "title", "detail", "question"))
    draft = await look(author, problem["draft_id"])
    assert (draft["status"], draft["memo"]["text"], draft["versions"], draft["error"]) == ("waiting", THIN, [], None)
    assert await count(stage, author, "generations") == 0
    assert stage.writer.requests == []


async def test_a_memo_is_mended_by_starting_again_with_it(author: Person) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    still = await author.client.post(f"/api/v1/drafts/{draft_id}/versions", json={})
    assert (still.status_code, still.json()["code"], still.json()["draft_id"]) == (422, "memo_too_thin", draft_id)
    body = {"memo": {"kind": "text", "text": MEMO}}
    answer = await author.client.post(f"/api/v1/drafts/{draft_id}/versions", json=body)
    assert (answer.status_code, answer.json()["status"]) == (202, "generating")
    draft = await until(author, draft_id, "ready")
    assert draft["memo"]["text"] == MEMO
    assert draft["versions"][0]["role"] == "text-large"


async def test_a_mended_memo_that_is_still_too_thin_is_kept_too(author: Person) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    body = {"memo": {"kind": "text", "text": "ㅎㅎ"}}
    answer = await author.client.post(f"/api/v1/drafts/{draft_id}/versions", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "memo_too_thin")
    assert (await look(author, draft_id))["memo"]["text"] == "ㅎㅎ"


async def test_a_memo_that_is_only_kept_starts_nothing(author: Person, stage: Stage) -> None:
    key = {"Idempotency-Key": "typing"}
    answer = await begin(author, THIN, start=False, headers=key)
    assert (answer.status_code, answer.json()["status"]) == (201, "waiting")
    again = await begin(author, THIN, start=False, headers=key)
    assert (again.status_code, again.json()["id"]) == (201, answer.json()["id"])
    assert await count(stage, author, "generations") == 0


@pytest.mark.parametrize(
    "memo",
    [
        {"kind": "text", "text": "가" * 20_001},
        {"kind": "keywords", "keywords": ["회의"] * 101},
        {"kind": "keywords", "keywords": ["가" * 201]},
    ],
)
async def test_a_memo_that_is_too_long_is_refused(author: Person, memo: object) -> None:
    answer = await begin(author, memo=memo)
    assert (answer.status_code, answer.json()["code"]) == (422, "memo_too_long")
    assert answer.json()["maximum"] == 20_000


async def test_the_longest_memo_is_taken(author: Person) -> None:
    text = (MEMO + " ") * 400
    assert (await begin(author, text[:20_000])).status_code == 202


async def test_what_cannot_be_read_is_refused_without_repeating_it(author: Person) -> None:
    for body in (
        {"memo": {"kind": "비밀", "text": "비밀"}},
        {"options": {"fidelity": "비밀"}},
        {"role": "image"},
        {"entry_date": "비밀"},
        {"memo": {"kind": "text", "text": ["비밀"]}},
    ):
        answer = await begin(author, **body)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), body
        assert "비밀" not in answer.text


async def test_a_lone_surrogate_is_no_server_error(author: Person) -> None:
    content = b'{"book_id": "%s", "memo": {"kind": "text", "text": "\\ud800 %s"}}'
    book_id = str((await first_book(author))["id"]).encode()
    answer = await author.client.post(
        "/api/v1/drafts", content=content % (book_id, MEMO.encode()), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("field", ["book_id", "persona_id"])
async def test_a_book_or_persona_that_is_not_ones_own_is_not_there(
    author: Person, another_author: Person, stage: Stage, field: str
) -> None:
    foreign = await first_book(another_author)
    theirs = await begin(author, **{field: foreign["id" if field == "book_id" else "default_persona_id"]})
    missing = await begin(author, **{field: str(uuid4())})
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json() == missing.json()
    assert await count(stage, author) == 0


async def test_the_same_key_makes_one_draft(author: Person, stage: Stage) -> None:
    key = {"Idempotency-Key": "once"}
    first, again = await begin(author, headers=key), await begin(author, headers=key)
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json()["id"] == again.json()["id"]
    assert await count(stage, author) == await count(stage, author, "generations") == 1


async def test_the_same_key_is_told_the_same_refusal(author: Person, stage: Stage) -> None:
    key = {"Idempotency-Key": "thin"}
    first, again = await begin(author, THIN, headers=key), await begin(author, THIN, headers=key)
    assert (again.status_code, again.json()) == (422, first.json())
    assert await count(stage, author) == 1


async def test_the_same_key_at_the_same_moment_makes_one_draft(author: Person, stage: Stage) -> None:
    answers = await asyncio.gather(*(begin(author, headers={"Idempotency-Key": "twins"}) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await count(stage, author) == await count(stage, author, "generations") == 1


async def test_another_account_with_the_same_key_is_another_request(author: Person, another_author: Person) -> None:
    key = {"Idempotency-Key": "ours"}
    assert await begun(author, headers=key) != await begun(another_author, headers=key)


async def test_a_key_of_another_draft_is_another_request(author: Person) -> None:
    first, second = await ready(author), await ready(author)
    for draft in (first, second, first, second):
        answer = await author.client.post(
            f"/api/v1/drafts/{draft['id']}/versions", json={}, headers={"Idempotency-Key": "again"}
        )
        assert answer.status_code == 202
        await until(author, str(draft["id"]), "ready")
    assert [(await look(author, str(one["id"])))["version_count"] for one in (first, second)] == [2, 2]


async def test_no_answer_without_signing_in(stage: Stage, author: Person) -> None:
    draft_id = await begun(author)
    async with client_of(stage.app) as stranger:
        for method, path in ROUTES:
            answer = await stranger.request(method, path.format(draft_id), json={})
            assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), path
        assert (await begin(author, client=stranger)).status_code == 401


PERSONA = str(uuid4())
ROUTES = [
    ("GET", "/api/v1/drafts/{}"),
    ("GET", "/api/v1/drafts/{}/stream"),
    ("GET", "/api/v1/drafts/{}/provenance"),
    ("GET", "/api/v1/drafts/{}/versions/1/receipt"),
    ("POST", "/api/v1/drafts/{}/versions"),
    ("POST", "/api/v1/drafts/{}/mend"),
    ("PATCH", "/api/v1/drafts/{}"),
    ("POST", "/api/v1/drafts/{}/persona"),
    ("POST", "/api/v1/drafts/{}/restore"),
    ("POST", "/api/v1/drafts/{}/save"),
    ("POST", "/api/v1/drafts/{}/stop"),
    ("DELETE", "/api/v1/drafts/{}"),
    ("POST", "/api/v1/drafts/{}/undelete"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_a_draft_of_somebody_else_does_not_exist(
    author: Person, another_author: Person, stage: Stage, method: str, path: str
) -> None:
    draft = await ready(another_author)
    body = {"persona_id": draft["persona_id"], "version": 1, "working_text": "mine now"}
    headers = {"If-Match": "*"}
    theirs = await author.client.request(method, path.format(draft["id"]), json=body, headers=headers)
    missing = await author.client.request(method, path.format(uuid4()), json=body, headers=headers)
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json() == missing.json()
    assert await look(another_author, str(draft["id"])) == draft


async def test_every_route_of_drafts_is_in_the_lists_above(stage: Stage) -> None:
    paths = stage.app.openapi()["paths"]
    routes = {
        (method.upper(), path.replace("{draft_id}", "{}").replace("{number}", "1"))
        for path, methods in paths.items()
        if path.startswith("/api/v1/drafts/")
        for method in methods
    }
    assert routes == set(ROUTES)
