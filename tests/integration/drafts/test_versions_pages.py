"""Versions on their pages: who wrote them, and two of them side by side."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.conftest import Person
from tests.integration.drafts.test_pages import browser_of
from tests.integration.drafts.test_versions import other_persona, rewritten
from tests.integration.generations.stage import Stage, look, ready

SIDE = re.compile(r'<article class="page".*?</article>', re.DOTALL)


@pytest.fixture
async def reader(stage: Stage, author: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(stage, author) as client:
        yield client


async def by_two(stage: Stage, author: Person) -> str:
    """A draft with a version by each of two personas."""
    stage.says("회의가 셋이었다. 저녁에 통화했다.")
    draft = await ready(author)
    stage.says("회의가 셋이었다. 밤에 통화했어요.")
    await rewritten(author, draft["id"], persona_id=await other_persona(author, draft))
    return str(draft["id"])


async def test_two_versions_stand_side_by_side_with_what_differs(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    draft_id = await by_two(stage, author)
    page = (await reader.get(f"/drafts/{draft_id}/compare")).text
    left, right = SIDE.findall(page)
    assert re.findall(r"<del>(.*?)</del>", left) == ["저녁에 통화했다."]
    assert re.findall(r"<ins>(.*?)</ins>", right) == ["밤에 통화했어요."]
    assert "<ins>" not in left
    assert "<del>" not in right
    swapped = (await reader.get(f"/drafts/{draft_id}/compare?left=2&right=1")).text
    assert re.findall(r"<del>(.*?)</del>", SIDE.findall(swapped)[0]) == ["밤에 통화했어요."]
    same = (await reader.get(f"/drafts/{draft_id}/compare?left=1&right=1")).text
    assert "<del>" not in same
    assert (await reader.get(f"/drafts/{draft_id}/compare?left=1&right=3")).status_code == 404


async def test_each_side_shows_name_and_face_of_who_wrote_it_also_when_they_are_gone(
    reader: httpx.AsyncClient, author: Person, stage: Stage
) -> None:
    draft_id = await by_two(stage, author)
    versions: list[dict[str, str]] = (await look(author, draft_id))["versions"]  # type: ignore[assignment]
    for version in versions:
        await author.client.delete(f"/api/v1/personas/{version['persona']}")
    sides = SIDE.findall((await reader.get(f"/drafts/{draft_id}/compare")).text)
    for side, version in zip(sides, versions, strict=True):
        assert version["persona_name"] in side
        assert f'data-colour="{version["persona_colour"]}"' in side
        page = (await reader.get(f"/drafts/{draft_id}/versions/{version['number']}")).text
        assert f'data-colour="{version["persona_colour"]}"' in page
    assert len({version["persona_colour"] for version in versions}) == 2
