"""The diary's pages, as a browser without JavaScript uses them."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from fastapi import FastAPI

from echodiary.features.entries.domain import same_day_last_year
from echodiary.features.entries.pages.diary import RECENT
from echodiary.web.headers import CONTENT_SECURITY_POLICY
from tests.conftest import Person, new_person
from tests.integration.entries.factory import book_of, make_entry
from tests.integration.forms import Page, Visitor, said, visitor_of

SECRET = "붕어빵이 따뜻했던 날"
BODY = "오늘은 면접을 봤다.\n끝나고 걸었다.\n\n붕어빵을 샀다."
LIST, NEW, BIN, SEARCH = "/entries", "/entries/new", "/entries/bin", "/entries/search"


@pytest.fixture
async def reader(app: FastAPI, person: Person) -> AsyncIterator[Visitor]:
    someone = visitor_of(app, person)
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def english(app: FastAPI, another_person: Person) -> AsyncIterator[Visitor]:
    someone = visitor_of(app, another_person, language="ko")
    yield someone
    await someone.client.aclose()


def titles(page: Page) -> list[str]:
    return [heading.text for heading in page.main.all("h3")]


def notice(page: Page) -> str:
    return page.main.one("div", role="status").text


async def today_of(person: Person) -> date:
    return date.fromisoformat(str((await make_entry(person, "날짜"))["entry_date"]))


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_writing_by_hand_from_the_empty_page_to_the_book(app: FastAPI, language: str) -> None:
    person = await new_person(app, locale=language)
    reader = visitor_of(app, person)
    empty = await reader.open(LIST)
    assert said(language, "The first page is still empty") in empty.main.text
    form = await reader.open(NEW)
    assert form.language == language
    page = await reader.fill(
        form,
        NEW,
        title=SECRET,
        body=BODY.replace("\n", "\r\n"),
        mood="calm",
        tags="#면접, 붕어빵,, 면접",
        idempotency_key="a" * 32,
    )
    assert (page.status, page.heading) == (200, SECRET)
    assert notice(page) == said(language, "Saved in your diary.")
    kept = (await person.client.get(f"/api/v1/entries/{page.path.rpartition('/')[2]}")).json()
    assert (kept["body"], kept["mood"], kept["tags"]) == (BODY, "calm", ["면접", "붕어빵"])
    assert said(language, "Calm") in page.main.text
    assert said(language, "Saved in your diary.") not in (await reader.open(page.path)).main.text
    assert titles(await reader.open(LIST)) == [SECRET]
    assert quote(SECRET) not in reader.addresses()
    assert quote("면접") not in reader.addresses()


async def test_a_form_that_is_sent_twice_makes_one_entry(reader: Visitor) -> None:
    form = (await reader.open(NEW)).form(NEW) | {"body": "한 번만 쓴 글", "idempotency_key": uuid4().hex}
    first, second = await reader.send(NEW, **form), await reader.send(NEW, **form)
    assert first.path == second.path
    assert len(titles(await reader.open(LIST))) == 1


async def test_scripts_are_told_which_form_arrived(reader: Visitor) -> None:
    key = uuid4().hex
    form = (await reader.open(NEW)).form(NEW)
    refused = await reader.post(NEW, **form, idempotency_key=key)
    assert "echodiary_arrived" not in str(refused.headers.get_list("set-cookie"))
    stored = await reader.post(NEW, **(form | {"body": "글"}), idempotency_key=key)
    assert f"echodiary_arrived={key}" in str(stored.headers.get_list("set-cookie"))


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize(
    ("fields", "where", "says", "number"),
    [
        ({"body": "  \n "}, "body", "The page is still empty. One line is enough.", None),
        (
            {"body": "가" * 100_001},
            "body",
            "This is longer than one entry can be. Please make two entries of it.",
            None,
        ),
        ({"title": "가" * 201}, "title", "A title has at most %(num)s characters.", 200),
        ({"tags": "가" * 41}, "tags", "A tag has at most %(num)s characters.", 40),
        ({"tags": ",".join(map(str, range(21)))}, "tags", "An entry has at most %(num)s tags.", 20),
        ({"entry_date": "tomorrow"}, "entry_date", "Please choose the day this entry belongs to.", None),
    ],
)
async def test_nothing_typed_is_lost_when_something_is_to_be_mended(
    app: FastAPI, locale: str, fields: dict[str, str], where: str, says: str, number: int | None
) -> None:
    person = await new_person(app, locale=locale)
    reader = visitor_of(app, person)
    entry = await make_entry(person)
    sent = {"title": SECRET, "body": BODY, "tags": "면접", "mood": "joy", "entry_date": "2026-03-01", **fields}
    for action, etag in ((NEW, ""), (f"{LIST}/{entry['id']}/edit", '"1"')):
        page = await reader.send(action, **sent, etag=etag)
        assert page.status == 422
        assert page.error_of(where) == said(locale, says, **({"num": number} if number else {}))
        form = page.form(action)
        assert {name: form[name] for name in sent} == sent
        assert form.get("etag", "") == etag
        # What is on the page is nowhere else: the script keeps it at once.
        assert page.main.one(id="body").get("data-unsaved") is not None


async def test_an_entry_reads_like_a_page_of_a_book(reader: Visitor, person: Person) -> None:
    before = await make_entry(person, "전날의 글", entry_date="2026-02-27")
    entry = await make_entry(person, BODY, title=SECRET, entry_date="2026-02-28", mood="proud of it", tags=["면접"])
    after = await make_entry(person, "다음 글", entry_date="2026-03-02")
    page = await reader.open(f"{LIST}/{entry['id']}")
    article = page.main.one("article")
    assert article.one("time")["datetime"] == "2026-02-28"
    assert "2026년 2월 28일 토요일" in article.text
    paragraphs = [one.raw for one in article.all("p") if one.get("class") is None]
    assert paragraphs == ["오늘은 면접을 봤다.\n끝나고 걸었다.", "붕어빵을 샀다."]
    assert "proud of it" in article.text
    assert page.main.one("a", rel="prev")["href"] == f"{LIST}/{before['id']}"
    assert page.main.one("a", rel="next")["href"] == f"{LIST}/{after['id']}"
    assert page.main.one("a", rel="next").text.endswith("3월 2일")


async def test_dates_are_in_the_language_of_the_account(english: Visitor, another_person: Person) -> None:
    entry = await make_entry(another_person, "I walked.", entry_date="2026-02-28")
    page = await english.open(f"{LIST}/{entry['id']}")
    assert (page.language, "Saturday, February 28, 2026" in page.main.text) == ("en", True)


async def test_what_is_typed_is_never_markup(reader: Visitor, person: Person) -> None:
    evil = "<script>alert(1)</script>\"'>&amp;"
    entry = await make_entry(person, evil, title=evil, tags=[evil[:40]], mood=evil[:30])
    for path in (LIST, f"{LIST}/{entry['id']}", f"{LIST}/{entry['id']}/edit", f"{LIST}/{entry['id']}/delete"):
        page = await reader.open(path)
        assert "<script>alert" not in page.answer.text
    assert (await reader.open(f"{LIST}/{entry['id']}/edit")).form(f"{LIST}/{entry['id']}/edit")["body"] == evil


async def test_an_edit_keeps_what_was_there_before(reader: Visitor, person: Person) -> None:
    entry = await make_entry(person, BODY, title=SECRET, mood="another word", tags=["면접", "걷기"])
    here = f"{LIST}/{entry['id']}"
    form = await reader.open(f"{here}/edit")
    untouched = await reader.fill(form, f"{here}/edit")
    assert (untouched.path, (await reader.open(f"{here}/history")).main.all("ol")) == (here, [])
    page = await reader.fill(form, f"{here}/edit", body="고친 글", title="")
    assert (page.path, page.heading) == (here, "고친 글")
    kept = (await person.client.get(f"/api/v1/entries/{entry['id']}")).json()
    assert (kept["mood"], kept["tags"]) == ("another word", ["면접", "걷기"])
    history = await reader.open(f"{here}/history")
    assert SECRET in history.main.one("ol").text
    old = await reader.open(f"{here}/history/1")
    assert (old.heading, "붕어빵을 샀다." in old.main.text) == (SECRET, True)
    back = await reader.fill(old, f"{here}/restore")
    assert (back.path, back.heading) == (here, SECRET)
    assert notice(back) == said("ko", "Brought back. What was there before is kept in the history.")
    assert "고친 글" in (await reader.open(f"{here}/history")).main.text


@pytest.mark.parametrize("etag", ['"1"', "", "*", "nonsense"])
async def test_a_stale_edit_shows_both_texts_and_overwrites_nothing(reader: Visitor, person: Person, etag: str) -> None:
    entry = await make_entry(person, "처음 글")
    here = f"{LIST}/{entry['id']}"
    form = (await reader.open(f"{here}/edit")).form(f"{here}/edit")
    await person.client.patch(f"/api/v1{here}", json={"body": "다른 곳에서 쓴 글"}, headers={"If-Match": "*"})
    page = await reader.send(f"{here}/edit", **(form | {"body": "여기서 쓴 글", "title": "내 제목", "etag": etag}))
    assert page.status == 409
    assert "다른 곳에서 쓴 글" in page.main.one("article").text
    mine = page.form(f"{here}/edit")
    assert (mine["body"], mine["title"], mine["etag"]) == ("여기서 쓴 글", "내 제목", '"2"')
    assert (await person.client.get(f"/api/v1{here}")).json()["body"] == "다른 곳에서 쓴 글"
    merged = await reader.fill(page, f"{here}/edit", body="두 글을 합친 글")
    assert (merged.path, "두 글을 합친 글" in merged.main.text) == (here, True)
    assert "다른 곳에서 쓴 글" in (await reader.open(f"{here}/history")).main.text


async def test_or_the_text_in_the_diary_is_left(reader: Visitor, person: Person) -> None:
    entry = await make_entry(person, "저장된 글")
    here = f"{LIST}/{entry['id']}"
    page = await reader.send(f"{here}/conflict", yours="이 기기의 글\r\n둘째 줄", etag='"0"')
    assert page.form(f"{here}/edit")["body"] == "이 기기의 글\n둘째 줄"
    assert "저장된 글" in page.main.one("article").text
    assert page.main.one("form", action=f"{here}/keep").get("data-settles") == f"entry:{entry['id']}"
    left = await reader.send(f"{here}/keep")
    assert (left.path, notice(left)) == (here, said("ko", "Left as it was saved."))


async def test_an_edit_of_what_is_in_the_bin_takes_it_out_again(reader: Visitor, person: Person) -> None:
    entry = await make_entry(person, "처음 글")
    here = f"{LIST}/{entry['id']}"
    form = await reader.open(f"{here}/edit")
    await person.client.delete(f"/api/v1{here}")
    page = await reader.fill(form, f"{here}/edit", body="그래도 남길 글")
    assert (page.status, page.form(f"{here}/edit")["body"]) == (409, "그래도 남길 글")
    assert said("ko", "This entry was put into the bin meanwhile.") in page.main.text
    saved = await reader.fill(page, f"{here}/edit")
    assert (saved.path, "그래도 남길 글" in saved.main.text) == (here, True)


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_what_is_deleted_can_be_taken_back(app: FastAPI, locale: str) -> None:
    person = await new_person(app, locale=locale)
    reader = visitor_of(app, person)
    entry = await make_entry(person, "지울 글", title=SECRET)
    here = f"{LIST}/{entry['id']}"
    asked = await reader.open(f"{here}/delete")
    assert asked.heading == said(locale, "Put this entry into the bin?")
    gone = await reader.send(f"{here}/delete")
    assert (gone.path, titles(gone)) == (LIST, [])
    assert said(locale, "The entry is in the bin.") in notice(gone)
    assert (await reader.open(here)).status == 404
    in_bin = await reader.open(BIN)
    assert SECRET in in_bin.main.text
    year = str(date.today().year)  # noqa: DTZ011 - a year that is near enough
    assert said(locale, "Goes for good on %(when)s", when="").strip().split()[-1] in in_bin.main.text
    assert year in in_bin.main.text or str(int(year) + 1) in in_bin.main.text
    back = await reader.send(gone.main.all("form")[0]["action"])
    assert (back.path, notice(back)) == (here, said(locale, "The entry is back in your diary."))
    assert said(locale, "The bin is empty") in (await reader.open(BIN)).main.text


async def test_the_diary_shows_whole_months_and_leads_to_older_ones(reader: Visitor, person: Person) -> None:
    today = await today_of(person)
    first = today.replace(day=1)
    old = (first - timedelta(days=200)).replace(day=3)
    for number in range(RECENT):
        await make_entry(person, f"오늘의 {number}번째 글")
    await make_entry(person, "옛날 글", entry_date=old.isoformat())
    page = await reader.open(LIST)
    assert (len(titles(page)), "옛날 글" in titles(page)) == (RECENT + 1, False)
    older = page.main.one("a", rel="next")["href"]
    assert older == f"{LIST}?month={old:%Y-%m}"
    month = await reader.open(older)
    assert titles(month) == ["옛날 글"]
    day = month.main.one("table").one("a")
    assert (day["href"].startswith(f"{LIST}/"), day.text.startswith("3,")) == (True, True)
    assert month.main.all("a", rel="next") == []
    assert (await reader.open(f"{LIST}?day={today}")).main.one("a", aria_current="date")


async def test_a_day_with_several_entries_shows_them_all(reader: Visitor, person: Person) -> None:
    for body in ("하나", "둘"):
        await make_entry(person, body, entry_date="2026-01-05")
    await make_entry(person, "다른 날", entry_date="2026-01-06")
    page = await reader.open(f"{LIST}?month=2026-01")
    days = {link.text.split(",")[0]: link["href"] for link in page.main.one("table").all("a")}
    assert days["5"] == f"{LIST}?day=2026-01-05"
    assert titles(await reader.open(days["5"])) == ["둘", "하나"]
    assert "3편" in page.main.text


@pytest.mark.parametrize(
    "wanted", ["month=2026-13", "month=x", "month=0001-01", "month=9999-12", "day=x", "day=0001-01-01"]
)
async def test_months_that_do_not_exist_show_the_diary(reader: Visitor, wanted: str) -> None:
    assert (await reader.open(f"{LIST}?{wanted}")).status == 200


async def test_this_day_a_year_ago_is_remembered(reader: Visitor, person: Person) -> None:
    before = same_day_last_year(await today_of(person))
    entry = await make_entry(person, "작년에 첫눈이 왔다.", entry_date=before.isoformat())
    page = await reader.open(LIST)
    card = next(link for link in page.main.all("a", href=f"{LIST}/{entry['id']}") if link.get("class") == "ago")
    assert said("ko", "On this day last year") in card.text
    assert "작년에 첫눈이 왔다." in card.text


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_searching_finds_parts_of_words_and_puts_none_into_an_address(app: FastAPI, locale: str) -> None:
    person = await new_person(app, locale=locale)
    reader = visitor_of(app, person)
    await make_entry(person, f"{'길을 걸었다. ' * 60}그러다 붕어빵을 샀다.", title="겨울")
    await make_entry(person, "아무 일도 없었다.")
    page = await reader.fill(await reader.open(LIST), SEARCH, q="붕어")
    assert (page.path, titles(page), page.form(SEARCH)["q"]) == (SEARCH, ["겨울"], "붕어")
    assert "붕어빵을 샀다." in page.main.one("ol").text
    none = await reader.send(SEARCH, q="둘리")
    assert (titles(none), said(locale, "No entry with these words") in none.main.text) == ([], True)
    assert titles(await reader.send(SEARCH, q="  ")) == ["아무 일도 없었다", "겨울"]
    assert quote("붕어") not in reader.addresses()
    assert (await reader.client.get(SEARCH)).headers["location"] == f"{LIST}#find"


async def test_htmx_gets_the_list_alone(reader: Visitor, person: Person) -> None:
    await make_entry(person, "붕어빵을 샀다.")
    for query, words in (("붕어", "1편"), ("둘리", said("ko", "No entry with these words")), ("", "붕어빵")):
        answer = await reader.client.post(SEARCH, data={"q": query}, headers={"HX-Request": "true"})
        assert words in answer.text
        assert "<html" not in answer.text


async def test_a_search_goes_on_further_back(reader: Visitor, person: Person) -> None:
    for day in range(1, 32):
        await make_entry(person, f"{day}일의 산책", entry_date=f"2026-01-{day:02}")
    page = await reader.send(SEARCH, q="산책")
    assert len(titles(page)) == 30
    further = next(form for form in page.main.all("form") if form.all("input", name="cursor"))
    sent = {one["name"]: one["value"] for one in further.all("input")}
    assert titles(await reader.send(SEARCH, **sent)) == ["1일의 산책"]
    fragment = await reader.client.post(SEARCH, data=sent, headers={"HX-Request": "true"})
    assert "1일의 산책" in fragment.text
    assert "<html" not in fragment.text


async def test_a_long_history_and_a_full_bin_have_further_pages(reader: Visitor, person: Person) -> None:
    entry = await make_entry(person, "0판")
    for number in range(1, 52):
        await person.client.patch(
            f"/api/v1/entries/{entry['id']}", json={"body": f"{number}판"}, headers={"If-Match": "*"}
        )
    history = await reader.open(f"{LIST}/{entry['id']}/history")
    assert len(history.main.all("li")) == 50
    older = await reader.open(history.main.one("a", rel="next")["href"])
    assert len(older.main.all("li")) == 1
    for number in range(51):
        made = await make_entry(person, f"지운 글 {number}")
        await person.client.delete(f"/api/v1/entries/{made['id']}")
    first = await reader.open(BIN)
    assert len(first.main.all("li")) == 50
    assert len((await reader.open(first.main.one("a", rel="next")["href"])).main.all("li")) == 1


async def test_what_belongs_to_somebody_else_does_not_exist(
    english: Visitor, person: Person, another_person: Person
) -> None:
    entry = await make_entry(person, "남의 글", title=SECRET)
    own = await make_entry(another_person)
    paths = ("", "/edit", "/history", "/history/1", "/delete")
    for entry_id in (entry["id"], str(uuid4())):
        for path in paths:
            page = await english.open(f"{LIST}/{entry_id}{path}")
            assert (page.status, page.heading) == (404, "There is no such page")
        for path in ("/edit", "/conflict", "/keep", "/restore", "/delete", "/undelete"):
            fields = {"body": "x", "entry_date": "2026-01-01", "etag": '"1"', "revision": "1", "yours": "x"}
            page = await english.send(f"{LIST}/{entry_id}{path}", **fields)
            assert (page.status, SECRET in page.answer.text) == (404, False)
    assert (await english.open(f"{LIST}/{own['id']}/history/7")).status == 404
    assert (await english.open(f"{LIST}/{own['id']}/history/{2**40}")).status == 404
    assert (await english.open(f"{LIST}/not-an-id")).status == 404
    assert (await person.client.get(f"/api/v1/entries/{entry['id']}")).json()["body"] == "남의 글"


async def test_an_entry_is_written_into_the_book_that_was_chosen(reader: Visitor, person: Person) -> None:
    first = await book_of(person)
    second = (await person.client.post("/api/v1/books", json={"title": "여행", "language": "ko"})).json()["id"]
    form = await reader.open(NEW)
    assert [one["value"] for one in form.main.one("select").all("option")] == [first, second]
    page = await reader.fill(form, NEW, body="여행 글", book_id=second)
    kept = (await person.client.get(f"/api/v1{page.path}")).json()
    assert kept["book_id"] == second


@pytest.mark.parametrize("path", [LIST, NEW, BIN, "{entry}", "{entry}/edit", "{entry}/history", "{entry}/delete"])
async def test_every_page_is_private_and_locked_down(app: FastAPI, reader: Visitor, person: Person, path: str) -> None:
    entry = await make_entry(person)
    address = path.format(entry=f"{LIST}/{entry['id']}")
    stranger = await Visitor(app).client.get(address)
    assert (stranger.status_code, stranger.headers["location"]) == (303, f"/sign-in?next={address}")
    page = await reader.open(address)
    assert page.answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert page.answer.headers["Cache-Control"] == "no-store"
    for element in page.root.all():
        assert not [name for name in element.attributes if name == "style" or re.match(r"on[a-z]", name)]
        assert element.tag != "script" or element.get("src")
    assert (await reader.client.post(address, headers={"Sec-Fetch-Site": "cross-site"})).status_code == 403
