"""Recovery links on the pages, as a browser without JavaScript uses them."""

import re
from collections.abc import AsyncIterator

import pytest

from tests.conftest import Person, new_person
from tests.integration.accounts.conftest import Instance
from tests.integration.forms import Visitor, visitor_of

NEXT = "battery staple"
LINK = re.compile(r"http://echodiary\.test/recovery/link#([A-Za-z0-9_-]{43})")


@pytest.fixture
async def admin(instance: Instance) -> Person:
    return await new_person(instance.app)


@pytest.fixture
async def owner(instance: Instance, admin: Person) -> Person:
    return await new_person(instance.app)


@pytest.fixture
async def office(instance: Instance, admin: Person) -> AsyncIterator[Visitor]:
    someone = visitor_of(instance.app, admin)
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def home(instance: Instance, owner: Person) -> AsyncIterator[Visitor]:
    someone = visitor_of(instance.app, owner)
    yield someone
    await someone.client.aclose()


async def make_link(office: Visitor, owner: Person) -> str:
    path = f"/admin/accounts/{owner.id}/recovery-link"
    page = await office.fill(await office.open(path), path)
    found = LINK.search(page.answer.text)
    assert found is not None
    return found.group()


async def test_the_link_is_shown_once(office: Visitor, owner: Person) -> None:
    page = await office.open("/admin/accounts")
    assert f"/admin/accounts/{owner.id}/recovery-link" in page.answer.text
    link = await make_link(office, owner)
    again = await office.open(f"/admin/accounts/{owner.id}/recovery-link")
    assert link not in again.answer.text
    assert "링크 만들기" in again.answer.text
    listed = (await office.open("/admin/accounts")).answer.text
    assert "까지 쓸 수 있음" in listed
    assert link not in listed


async def test_it_says_why_there_is_none(office: Visitor, admin: Person, owner: Person) -> None:
    page = await office.open(f"/admin/accounts/{admin.id}/recovery-link")
    assert "관리자 계정에는 복구 링크를 만들지 않아요." in page.answer.text
    await admin.client.post(f"/api/v1/admin/accounts/{owner.id}/disable")
    page = await office.open(f"/admin/accounts/{owner.id}/recovery-link")
    assert "먼저 다시 열어 주세요." in page.answer.text
    assert "링크 만들기" not in page.answer.text


async def test_the_owner_sees_an_open_link_on_every_page_and_makes_it_void(
    office: Visitor, home: Visitor, owner: Person
) -> None:
    assert "복구 링크" not in (await home.open("/account")).answer.text
    link = await make_link(office, owner)
    for path in ("/", "/entries", "/account"):
        page = await home.open(path)
        assert "관리자가 이 계정의 복구 링크를 만들었어요." in page.answer.text
        assert link not in page.answer.text
    page = await home.fill(await home.open("/"), "/account/recovery-link/refuse")
    assert page.path == "/account"
    assert "이제 쓸 수 있는 복구 링크가 없어요." in page.answer.text
    assert "쓸 수 없게 했어요" in page.answer.text
    assert "관리자가 이 계정의 복구 링크를 만들었어요." not in (await home.open("/")).answer.text
    assert "주인이 쓸 수 없게 함" in (await office.open("/admin/accounts")).answer.text


async def test_the_link_opens_the_account_and_the_owner_is_told(
    instance: Instance, office: Visitor, home: Visitor, owner: Person
) -> None:
    link = await make_link(office, owner)
    door = Visitor(instance.app)
    page = await door.fill(await door.open("/recovery/link"), "/recovery/link", link=link, new_password="short")
    assert page.status == 422
    assert link in page.answer.text  # what was pasted stays
    page = await door.fill(page, "/recovery/link", link=link, new_password=NEXT)
    assert page.path == "/recovery-code"
    assert (await home.open("/account")).path == "/sign-in"
    page = await door.open("/")
    assert "관리자가 만든 복구 링크로 비밀번호가 바뀌었어요." in page.answer.text
    page = await door.fill(page, "/account/recovery-link/confirm")
    assert "기록은 이 화면에 남아요." in page.answer.text
    assert "에서 썼어요" in page.answer.text  # the line stays
    assert "관리자가 만든 복구 링크로 비밀번호가 바뀌었어요." not in (await door.open("/")).answer.text
    await door.client.aclose()


async def test_a_link_that_does_not_work_says_so(instance: Instance) -> None:
    door = Visitor(instance.app, language="en")
    page = await door.open("/recovery/link")
    page = await door.fill(page, "/recovery/link", link="http://echodiary.test/recovery/link#no", new_password=NEXT)
    assert page.status == 401
    assert "This link does not work any more" in page.answer.text
    await door.client.aclose()


async def test_others_find_a_closed_door(instance: Instance, owner: Person) -> None:
    path = f"/admin/accounts/{owner.id}/recovery-link"
    transport = visitor_of(instance.app, owner)
    assert (await transport.open(path)).status == 403
    await transport.client.aclose()
