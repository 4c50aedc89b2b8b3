"""The page of product metrics, as its admin reads it."""

import pytest

from tests.integration.forms import Visitor, visitor_of
from tests.integration.product_metrics.test_figures import Books, books, days

__all__ = ["books"]

PAGE = "/admin/product"


def filled(books: Books) -> None:
    for _ in range(2):
        books.draft(days(3), ready=2, saved=90)
    books.draft(days(3), ready=2)
    books.draft(days(3), error_code="provider_timeout", status="failed")
    books.entry(days(3))
    books.switch(1, days(4), "openai")
    books.generation(days(5), 1.5)
    books.generation(days(3), 2, policy_version=1, provider="openai")
    failed = {"status": "failed", "error_code": "provider_timeout"}
    books.generation(days(3), 60, policy_version=1, provider="openai", **failed)


async def page_of(books: Books, path: str = PAGE) -> str:
    visitor: Visitor = visitor_of(books.app, books.admin)
    page = await visitor.open(path)
    assert page.status == 200
    await visitor.client.aclose()
    return page.main.text


async def test_an_empty_page_says_so(books: Books) -> None:
    said = await page_of(books)
    assert "이 기간에는 쓴 것이 없어요." in said
    assert "아직 정책을 바꾼 적이 없어요." in said


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [
        ("ko", ["시작한 초안 4", "끝까지 쓴 초안 3 (75%)", "저장 2 (66.7%)", "중앙값 1.5분", "직접 쓴 일기 1", "제공자의 답이 너무 늦어요 ×1", "판 1 · 앞", "판 1 · 뒤", "1 (50%)", "2초"]),  # noqa: E501
        ("en", ["Drafts begun 4", "written to the end 3 (75%)", "median 1.5 min", "Entries by hand 1", "Version 1 · before", "Version 1 · after", "1 (50%)", "2 s"]),  # noqa: E501
    ],
)  # fmt: skip
async def test_the_figures_are_read_in_both_languages(books: Books, locale: str, wanted: list[str]) -> None:
    filled(books)
    await books.admin.client.patch("/api/v1/me", json={"locale": locale})
    said = await page_of(books, f"{PAGE}?days=7")
    bare = said.replace(" ", "")  # cells of a table stand close
    assert [words for words in wanted if words.replace(" ", "") not in bare] == [], said
    assert books.other.email not in said


async def test_the_period_can_be_chosen(books: Books) -> None:
    visitor = visitor_of(books.app, books.admin)
    for path, chosen in ((PAGE, "30"), (f"{PAGE}?days=7", "7"), (f"{PAGE}?days=90", "90"), (f"{PAGE}?days=x", "30")):
        page = await visitor.open(path)
        (current,) = [one for one in page.main.all("a") if one.get("aria-current") == "true"]
        assert current["href"] == f"{PAGE}?days={chosen}"
        assert ("버린 지 30일이 지난 초안" in page.main.text) == (chosen == "90")
    await visitor.client.aclose()


async def test_others_find_a_closed_door(books: Books) -> None:
    visitor = visitor_of(books.app, books.other)
    assert (await visitor.open(PAGE)).status == 403
    await visitor.client.aclose()
