"""The pages around the door and of the account, as a browser without JavaScript uses them."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.features.accounts.deps import SESSION_COOKIE
from echodiary.features.accounts.pages.door import CODE_COOKIE
from echodiary.web.headers import CONTENT_SECURITY_POLICY
from echodiary.web.i18n import LOCALE_COOKIE
from tests.conftest import Person, container_for, new_person, running, settings_for
from tests.integration.accounts.conftest import Instance
from tests.integration.forms import Page, Visitor, said, visitor_of

PASSWORD = "correct horse"
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}")
PUBLIC = ("/sign-up", "/sign-in", "/recover", "/api/docs", "/nowhere")
PRIVATE = ("/account", "/recovery-code")


@pytest.fixture
async def visitor(instance: Instance) -> AsyncIterator[Visitor]:
    someone = Visitor(instance.app)
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def owner(instance: Instance) -> Person:
    return await new_person(instance.app)


@pytest.fixture
async def at_home(instance: Instance, owner: Person) -> AsyncIterator[Visitor]:
    someone = visitor_of(instance.app, owner)
    yield someone
    await someone.client.aclose()


async def signed_up(visitor: Visitor, **fields: str) -> Page:
    page = await visitor.open("/sign-up")
    return await visitor.fill(page, "/sign-up", email=f"{uuid4().hex}@example.com", password=PASSWORD, **fields)


def cookie_of(answer: httpx.Response, name: str) -> str:
    return next(line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{name}="))


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_signing_up_signs_in_and_shows_the_code_until_it_is_noted(instance: Instance, language: str) -> None:
    visitor = Visitor(instance.app, language=language)
    page = await signed_up(visitor, display_name="지우", time_zone="Asia/Seoul")
    assert (page.status, page.path, page.language) == (200, "/recovery-code", language)
    code = page.main.one("code").text
    assert CODE.fullmatch(code)
    assert code not in visitor.addresses()
    again = await visitor.open("/recovery-code")
    assert again.main.one("code").text == code
    gone_on = await visitor.send("/recovery-code")
    assert gone_on.path == "/"
    account = await visitor.open("/recovery-code")
    assert account.path == "/account"
    form = account.form("/account")
    assert (form["display_name"], form["locale"], form["time_zone"]) == ("지우", language, "Asia/Seoul")


async def test_the_session_cookie_is_not_for_scripts_or_other_sites(instance: Instance) -> None:
    visitor = Visitor(instance.app, base="https://echodiary.test")
    email = f"{uuid4().hex}@example.com"
    answer = await visitor.post("/sign-up", email=email, password=PASSWORD)
    for name in (SESSION_COOKIE, CODE_COOKIE):
        attributes = cookie_of(answer, name).lower()
        assert "httponly" in attributes
        assert "secure" in attributes
        assert "samesite=" in attributes
    assert "path=/;" in cookie_of(answer, SESSION_COOKIE).lower() + ";"
    lifetime = instance.container.account_rules.session_lifetime.total_seconds()
    assert f"max-age={lifetime:.0f}" in cookie_of(answer, SESSION_COOKIE).lower()
    plain = await Visitor(instance.app).post("/sign-in", email=email, password=PASSWORD)
    assert "secure" not in cookie_of(plain, SESSION_COOKIE).lower()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    ("fields", "where", "says", "status"),
    [
        ({"email": "no address"}, "email", "This does not look like an e-mail address yet.", 422),
        ({"password": "5 tiny"}, "password", "A password needs %(num)s characters or more.", 422),
        (
            {"password": "x" * 2000},
            "password",
            "This password is longer than can be kept. Please choose a shorter one.",
            422,
        ),
        ({"display_name": "가" * 41}, "display_name", "A name has at most %(num)s characters.", 422),
    ],
)
async def test_what_is_to_be_mended_is_said_at_its_field(
    instance: Instance, language: str, fields: dict[str, str], where: str, says: str, status: int
) -> None:
    visitor = Visitor(instance.app, language=language)
    sent = {"email": "jiu@example.com", "password": PASSWORD, "display_name": "지우", **fields}
    page = await visitor.send("/sign-up", **sent)
    assert page.status == status
    numbers = {"num": 40 if where == "display_name" else 8} if "%(num)s" in says else {}
    assert page.error_of(where) == said(language, says, **numbers)
    kept = page.form("/sign-up")
    assert (kept["email"], kept["display_name"]) == (sent["email"], sent["display_name"])
    assert kept["password"] == ""
    assert sent["password"] not in page.answer.text


async def test_an_address_that_is_taken_is_said_so(visitor: Visitor, owner: Person) -> None:
    page = await visitor.send("/sign-up", email=owner.email, password=PASSWORD)
    assert page.status == 409
    assert page.error_of("email") == said(
        "ko", "There is an account with this address already. You can sign in with it."
    )
    assert SESSION_COOKIE not in visitor.client.cookies


async def test_a_time_zone_that_nobody_knows_does_not_stop_a_sign_up(visitor: Visitor) -> None:
    await signed_up(visitor, time_zone="Moon/Crater")
    assert (await visitor.open("/account")).form("/account")["time_zone"] == "Asia/Seoul"


async def test_a_closed_instance_says_so(empty_database: URL, tmp_path: Path) -> None:
    container = container_for(empty_database, tmp_path, settings=settings_for(tmp_path, signup="closed"))
    async with running(create_app(container)) as app:
        await new_person(app)
        await check_closed(Visitor(app, language="en"))


async def check_closed(visitor: Visitor) -> None:
    page = await visitor.open("/sign-up")
    assert "This server takes no new accounts right now." in page.main.text
    assert page.main.all("input", name="email") == []
    refused = await visitor.send("/sign-up", email="a@example.com", password=PASSWORD)
    assert refused.status == 403
    assert "/sign-up" not in [link.get("href") for link in (await visitor.open("/sign-in")).main.all("a")]


async def test_signing_in_leads_to_where_one_wanted_to_go(visitor: Visitor, owner: Person) -> None:
    page = await visitor.open("/account")
    assert page.path == "/sign-in"
    arrived = await visitor.fill(page, "/sign-in", email=owner.email, password=owner.password)
    assert (arrived.status, arrived.path) == (200, "/account")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "",
    ],
)
async def test_nobody_is_led_elsewhere(visitor: Visitor, owner: Person, elsewhere: str) -> None:
    page = Page(await visitor.client.get("/sign-in", params={"next": elsewhere}))
    assert page.form("/sign-in")["next"] == "/"
    answer = await visitor.post("/sign-in", email=owner.email, password=owner.password, next=elsewhere)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    signed_in = await visitor.client.get("/sign-in", params={"next": elsewhere})
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, "/")
    language = await visitor.post("/language", locale="en", next=elsewhere)
    assert language.headers["location"] == "/sign-in"


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_wrong_password_loses_nothing_that_was_typed(instance: Instance, owner: Person, language: str) -> None:
    visitor = Visitor(instance.app, language=language)
    page = await visitor.send("/sign-in", email=owner.email, password="battery staple", next="/entries")
    assert page.status == 401
    text = said(language, "The address and the password do not belong together. Please look at both once more.")
    assert page.main.one(role="alert").text == text
    form = page.form("/sign-in")
    assert (form["email"], form["next"], form["password"]) == (owner.email, "/entries", "")
    stranger = await visitor.send("/sign-in", email="nobody@example.com", password="battery staple")
    assert (stranger.status, stranger.main.one(role="alert").text) == (401, text)


async def test_many_tries_are_asked_to_rest(visitor: Visitor, owner: Person) -> None:
    for _ in range(5):
        await visitor.post("/sign-in", email=owner.email, password="battery staple")
    page = await visitor.send("/sign-in", email=owner.email, password=owner.password)
    assert page.status == 429
    assert int(page.answer.headers["Retry-After"]) > 0
    assert "30초 뒤에" in page.main.one(role="alert").text
    assert page.form("/sign-in")["email"] == owner.email


async def test_signing_out_ends_the_session(at_home: Visitor) -> None:
    token = at_home.client.cookies[SESSION_COOKIE]
    page = await at_home.open("/account")
    assert page.root.one("form", action="/sign-out").get("data-sign-out") is not None
    assert (await at_home.send("/sign-out")).path == "/sign-in"
    at_home.client.cookies.set(SESSION_COOKIE, token)
    assert (await at_home.open("/account")).path == "/sign-in"
    assert (await at_home.send("/sign-out")).path == "/sign-in"


async def test_a_recovery_code_opens_the_diary_again(visitor: Visitor, owner: Person) -> None:
    page = await visitor.fill(
        await visitor.open("/recover"),
        "/recover",
        email=owner.email,
        code=owner.recovery_code.lower().replace("-", " "),
        new_password="battery staple",
    )
    assert page.path == "/recovery-code"
    assert page.main.one("code").text != owner.recovery_code
    assert (await visitor.open("/account")).path == "/account"
    assert (await owner.client.get("/api/v1/me")).status_code == 401
    assert owner.recovery_code not in visitor.addresses()


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_recovery_that_fails_says_why(instance: Instance, owner: Person, language: str) -> None:
    visitor = Visitor(instance.app, language=language)
    sent = {"email": owner.email, "code": "0000", "new_password": "battery staple"}
    page = await visitor.send("/recover", **sent)
    assert page.status == 401
    text = said(language, "The address and the code do not belong together. Please look at both once more.")
    assert page.main.one(role="alert").text == text
    assert page.form("/recover")["email"] == owner.email
    short = await visitor.send("/recover", **{**sent, "new_password": "short"})
    assert (short.status, short.error_of("new_password")) == (
        422,
        said(language, "A password needs %(num)s characters or more.", num=8),
    )


async def test_settings_are_saved_and_seen_at_once(at_home: Visitor) -> None:
    page = await at_home.open("/account")
    saved = await at_home.fill(
        page, "/account", display_name="Jiu", locale="en", time_zone="Europe/Paris", day_start_minutes="0", theme="dark"
    )
    assert (saved.path, saved.language, saved.root.one("html")["data-theme"]) == ("/account", "en", "dark")
    assert "Your settings are saved." in saved.main.text
    form = saved.form("/account")
    assert (form["display_name"], form["time_zone"], form["day_start_minutes"]) == ("Jiu", "Europe/Paris", "0")
    assert "Your settings are saved." not in (await at_home.open("/account")).main.text


async def test_settings_that_cannot_be_change_nothing(at_home: Visitor) -> None:
    page = await at_home.open("/account")
    refused = await at_home.fill(page, "/account", display_name="다른 이름", time_zone="Moon/Crater")
    assert (refused.status, refused.form("/account")["display_name"]) == (422, "다른 이름")
    assert refused.error_of("time_zone") == said("ko", "This time zone is not known here.")
    assert (await at_home.open("/account")).form("/account")["display_name"] == ""
    long = await at_home.fill(page, "/account", display_name="가" * 41)
    assert (long.status, long.form("/account")["display_name"]) == (422, "가" * 41)


async def test_values_that_no_form_offers_are_left_alone(at_home: Visitor) -> None:
    saved = await at_home.send("/account", locale="xx", theme="pink", day_start_minutes="-1")
    form = saved.form("/account")
    assert (form["locale"], form["theme"], form["day_start_minutes"]) == ("ko", "system", "240")


async def test_a_new_password_ends_the_other_sessions(instance: Instance, at_home: Visitor, owner: Person) -> None:
    other = Visitor(instance.app)
    await other.post("/sign-in", email=owner.email, password=owner.password)
    wrong = await at_home.send("/account/password", current_password="nope", new_password="battery staple")
    assert (wrong.status, wrong.error_of("current_password")) == (403, said("ko", "This is not the present password."))
    short = await at_home.send("/account/password", current_password=owner.password, new_password="short")
    assert (short.status, bool(short.error_of("new_password"))) == (422, True)
    done = await at_home.send("/account/password", current_password=owner.password, new_password="battery staple")
    assert said("ko", "The password is changed. Other devices have been signed out.") in done.main.text
    assert (await other.open("/account")).path == "/sign-in"


async def test_a_new_recovery_code_is_shown_once(at_home: Visitor, owner: Person) -> None:
    wrong = await at_home.send("/account/recovery-code", recovery_password="nope")
    assert (wrong.status, wrong.error_of("recovery_password")) == (403, said("ko", "This is not the present password."))
    page = await at_home.send("/account/recovery-code", recovery_password=owner.password)
    assert page.path == "/recovery-code"
    assert page.main.one("code").text != owner.recovery_code


async def test_a_session_elsewhere_can_be_ended(instance: Instance, at_home: Visitor, owner: Person) -> None:
    other = Visitor(instance.app)
    await other.post("/sign-in", email=owner.email, password=owner.password)
    page = await at_home.open("/account")
    ends = [form["action"] for form in page.main.all("form") if form["action"].endswith("/end")]
    assert len(ends) == 1
    done = await at_home.send(ends[0])
    assert said("ko", "That device has been signed out.") in done.main.text
    assert (await other.open("/account")).path == "/sign-in"
    assert (await at_home.send(ends[0])).status == 404


async def test_nobody_ends_the_session_of_somebody_else(instance: Instance, at_home: Visitor) -> None:
    stranger = await new_person(instance.app)
    session = (await stranger.client.get("/api/v1/sessions")).json()["items"][0]["id"]
    assert (await at_home.send(f"/account/sessions/{session}/end")).status == 404
    assert (await stranger.client.get("/api/v1/me")).status_code == 200


async def test_an_account_goes_only_with_its_password(at_home: Visitor, owner: Person) -> None:
    wrong = await at_home.send("/account/delete", delete_password="nope")
    assert (wrong.status, wrong.error_of("delete_password")) == (403, said("ko", "This is not the present password."))
    answer = await at_home.post("/account/delete", delete_password=owner.password)
    assert "storage" in answer.headers["Clear-Site-Data"]
    page = await at_home.open("/account")
    assert (page.path, said("ko", "The account and everything in it is gone.") in page.main.text) == ("/sign-in", True)
    assert (await at_home.send("/sign-in", email=owner.email, password=owner.password)).status == 401


async def test_a_visitor_chooses_the_language(instance: Instance) -> None:
    visitor = Visitor(instance.app, language="ko")
    assert (await visitor.open("/sign-in")).language == "ko"
    chosen = await visitor.send("/language", locale="en", next="/sign-up")
    assert (chosen.path, chosen.language, visitor.client.cookies[LOCALE_COOKIE]) == ("/sign-up", "en", "en")
    await visitor.send("/language", locale="xx", next="/sign-up")
    assert visitor.client.cookies[LOCALE_COOKIE] == "en"
    assert (await signed_up(visitor)).language == "en"


@pytest.mark.parametrize("path", [*PUBLIC, *PRIVATE])
async def test_every_page_is_locked_down(visitor: Visitor, at_home: Visitor, path: str) -> None:
    for someone in (visitor, at_home):
        page = await someone.open(path)
        assert page.answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert page.answer.headers["Cache-Control"] == "no-store"
        for element in page.root.all():
            assert not [name for name in element.attributes if name == "style" or re.match(r"on[a-z]", name)]
            assert element.tag != "script" or element.get("src")


@pytest.mark.parametrize("path", PRIVATE)
async def test_strangers_are_sent_to_the_door(visitor: Visitor, path: str) -> None:
    answer = await visitor.client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next={path}")
    assert (await visitor.client.post("/account", data={"theme": "dark"})).headers["location"] == "/sign-in"


async def test_other_sites_cannot_send_our_forms(at_home: Visitor) -> None:
    for action in ("/account", "/account/delete", "/sign-out", "/language", "/sign-in"):
        answer = await at_home.client.post(action, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403


async def test_what_is_not_there_is_said_in_the_language_of_the_account(instance: Instance) -> None:
    person = await new_person(instance.app, locale="en")
    page = await visitor_of(instance.app, person, language="ko").open("/nowhere")
    assert (page.status, page.language, page.heading) == (404, "en", "There is no such page")
    assert page.root.one("a", href="/account")


async def test_the_docs_list_every_route_of_the_api(visitor: Visitor) -> None:
    page = await visitor.open("/api/docs")
    described = (await visitor.client.get("/api/v1/openapi.json")).json()
    shown = {tuple(summary.text.split()[:2]) for summary in page.main.all("summary")}
    assert shown == {(method.upper(), path) for path, methods in described["paths"].items() for method in methods}
    assert page.main.one("a", href="/api/v1/openapi.json")
    assert "Idempotency-Key" in page.main.text.replace("idempotency-key", "Idempotency-Key")
    assert all(path.startswith(("/api/v1/", "/health/", "/metrics")) for path in described["paths"])
