"""Signing in with a provider: there and back, who is let in, and all that is refused in words."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.webapp.accounts.provider import HTML, REFUSED, SECRET, WELL_KNOWN, StubProvider, by, providing, public
from tests.webapp.visiting import PASSWORD, Visitor, read_page, signed_in
from webapp.accounts import oidc_routes
from webapp.accounts.oidc import attach
from webapp.accounts.oidc_routes import CANCELLED, FAILED, LASTS, STALE
from webapp.fronting import stand_behind
from webapp.identities import TAKEN, UNKNOWN, UNNAMED, UNPROVEN
from webapp.live import Live
from webapp.people import Person
from webapp.security import POLICY

Wall = Callable[..., float]
BEGIN, RETURN = "/sign-in/provider", "/sign-in/provider/return"
pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def stub(app: Flask, wall: Wall) -> Iterator[StubProvider]:
    """Give the provider that the application knows."""
    with providing(wall) as found:
        attach(app, found.settings())
        yield found


@pytest.fixture
def ana(live: Live) -> Person:
    return live.people.add("ana@example.com", "Ana Ruiz", password=PASSWORD)


def begin(visitor: Visitor, onward: str = "") -> str:
    """Press the button, and give the address at the provider to which the browser goes."""
    answer = visitor.post(BEGIN, next=onward)
    assert answer.status_code == 200, answer.text
    page = read_page(answer.text)
    (led,) = [tag["content"] for tag in page.of("meta") if tag.get("http-equiv") == "refresh"]
    address = led.removeprefix("0;url=")
    assert address in [tag.get("href") for tag in page.of("a")]
    return address


def came(visitor: Visitor, address: str) -> TestResponse:
    """Come back from the provider to an address of ours."""
    parts = urlsplit(address)
    return visitor.get(f"{parts.path}?{parts.query}")


def enter(visitor: Visitor, stub: StubProvider, onward: str = "") -> TestResponse:
    return came(visitor, stub.approve(begin(visitor, onward)))


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/account").status_code == 200


def refused(answer: TestResponse, words: tuple[int, str, str]) -> bool:
    """Tell whether an answer is the page of these words, with nothing of what was sent on it."""
    code, title, advice = words
    page = read_page(answer.text)
    shown = title.format(name="Example") in page.text and advice.format(name="Example") in page.text
    assert "/sign-in" in [tag.get("href") for tag in page.of("a")]
    assert "Traceback" not in answer.text
    return answer.status_code == code and shown


# There and back


def test_who_signs_in_there_is_in_here(visitor: Visitor, stub: StubProvider, live: Live, ana: Person) -> None:
    page = read_page(visitor.get("/sign-in?next=/progress").text)
    assert "Sign in with Example" in page.text
    assert [tag["action"] for tag in page.of("form") if tag.get("action", "").startswith(BEGIN)] == [BEGIN]
    assert stub.asked == []
    assert enter(visitor, stub, "/progress").location == "/progress"
    assert "Ana Ruiz" in visitor.get("/").text
    (key,) = live.keys.of("sign-in", ana.id)
    assert key.note
    assert visitor.post("/sign-out").location == "/"
    assert live.keys.of("sign-in", ana.id) == []
    assert not is_in(visitor)


def test_without_a_provider_there_is_no_button_and_no_address(visitor: Visitor, live: Live) -> None:
    assert "Sign in with" not in visitor.get("/sign-in").text
    assert visitor.post(BEGIN).status_code == visitor.get(RETURN).status_code == 404


def test_a_password_still_lets_in(visitor: Visitor, stub: StubProvider, ana: Person) -> None:
    wrong = visitor.post("/sign-in", email=ana.email, password="something else")
    assert "Sign in with Example" in wrong.text
    assert visitor.post("/sign-in", email=ana.email, password=PASSWORD).location == "/"
    assert is_in(visitor)


@pytest.mark.parametrize(
    "onward", ["//evil.example.org", "/\\evil.example.org", "https://evil.example.org", "/\n/x", ""]
)
def test_nobody_is_sent_to_another_site(visitor: Visitor, stub: StubProvider, ana: Person, onward: str) -> None:
    assert enter(visitor, stub, onward).location == "/"


def test_only_our_own_page_begins_a_sign_in(visitor: Visitor, stub: StubProvider) -> None:
    assert visitor.client.post(BEGIN).status_code == 400
    assert visitor.get(BEGIN).status_code == 405
    assert stub.asked == []


def test_who_is_in_goes_on_without_the_provider(visitor: Visitor, stub: StubProvider, live: Live) -> None:
    signed_in(visitor, live)
    assert visitor.post(BEGIN, next="/progress").location == "/progress"
    assert stub.asked == []


def test_no_policy_is_loosened_for_it(visitor: Visitor, stub: StubProvider, ana: Person) -> None:
    answers = [visitor.get("/sign-in"), visitor.post(BEGIN), enter(visitor, stub)]
    assert {answer.headers["Content-Security-Policy"] for answer in answers} == {POLICY}
    assert not {stub.issuer, "127.0.0.1"} & set(POLICY.split())


@pytest.mark.parametrize(("site", "asked_for", "back"), [
    ("", "http://localhost", f"http://localhost{RETURN}"),
    ("https://composure.example.com", "http://evil.example.org", f"https://composure.example.com{RETURN}"),
])  # fmt: skip
def test_the_way_back_is_this_site_whatever_the_request_says(
    app: Flask, stub: StubProvider, site: str, asked_for: str, back: str
) -> None:
    stand_behind(app, site, 0)
    client = app.test_client()
    page = read_page(client.get("/sign-in", base_url=asked_for).text)
    form = {"csrf_token": next(tag["value"] for tag in page.of("input") if tag["name"] == "csrf_token")}
    answer = client.post(BEGIN, data=form, base_url=asked_for, headers={"Referer": f"{site or asked_for}/sign-in"})
    (address,) = [tag["href"] for tag in read_page(answer.text).of("a") if "/authorize" in tag.get("href", "")]
    assert parse_qs(urlsplit(address).query)["redirect_uri"] == [back]


def test_what_this_browser_practised_becomes_the_persons(
    visitor: Visitor, stub: StubProvider, live: Live, ana: Person
) -> None:
    shift = visitor.begin()
    enter(visitor, stub)
    assert visitor.get(f"/shifts/{shift}").status_code == 200
    assert [one.id for one in live.shifts.owned_by(ana.owner)] == [shift]


def test_a_sign_in_gives_a_new_session_and_leaves_nothing_of_the_old_one(
    visitor: Visitor, stub: StubProvider, ana: Person
) -> None:
    before = visitor.token
    enter(visitor, stub)
    assert visitor.client.post("/sign-out", data={"csrf_token": before}).status_code == 400
    with visitor.client.session_transaction() as session:
        assert not {"oidc", "owner"} & session.keys()


# Who may enter


def test_the_account_is_found_by_address_once_and_by_subject_from_then_on(
    app: Flask, stub: StubProvider, live: Live, ana: Person
) -> None:
    bo = live.people.add("bo@example.com", "Bo")
    enter(Visitor(app), stub)
    stub.who |= {"email": "bo@example.com", "email_verified": False}
    again = Visitor(app)
    enter(again, stub)
    assert "Ana Ruiz" in again.get("/").text
    assert live.keys.of("sign-in", bo.id) == []
    stub.who |= {"sub": "0002", "email": "ana@example.com", "email_verified": True}
    other = Visitor(app)
    assert refused(enter(other, stub), (403, "Example knows you", TAKEN.format(email="ana@example.com")))
    assert not is_in(other)


@pytest.mark.parametrize(("who", "advice"), [
    ({"email": "nobody@example.com"}, UNKNOWN),
    ({"email": "closed@example.com"}, UNKNOWN),
    ({"email_verified": False}, UNPROVEN.format(email="ana@example.com")),
    ({"email_verified": None}, UNPROVEN.format(email="ana@example.com")),
    ({"email": None}, UNNAMED),
], ids=str)  # fmt: skip
def test_who_has_no_way_in_is_told_what_to_do(
    visitor: Visitor, stub: StubProvider, live: Live, ana: Person, who: dict[str, Any], advice: str
) -> None:
    live.people.set_active(live.people.add("closed@example.com", "Closed").id, False)
    stub.who |= who
    assert refused(enter(visitor, stub), (403, "Example knows you, but you are not signed in", advice))
    assert not is_in(visitor)
    assert [live.keys.of("sign-in", one.id) for one in live.people.all()] == [[], []]


def test_an_account_that_was_closed_meanwhile_is_refused(
    app: Flask, visitor: Visitor, stub: StubProvider, live: Live, ana: Person
) -> None:
    enter(visitor, stub)
    live.people.add("boss@example.com", "Boss", "admin")
    live.people.set_active(ana.id, False)
    assert not is_in(visitor)
    assert refused(enter(Visitor(app), stub), (403, "Example knows you", UNKNOWN))


def test_what_the_provider_says_is_shown_as_text(visitor: Visitor, stub: StubProvider) -> None:
    stub.who |= {"email": "<script>x</script>@example.com", "email_verified": False}
    answer = enter(visitor, stub)
    assert "&lt;script&gt;" in answer.text
    assert "<script>x" not in answer.text


# What comes back


def forged(visitor: Visitor, stub: StubProvider) -> TestResponse:
    back = stub.approve(begin(visitor))
    return came(visitor, re.sub("state=[^&]+", "state=forged", back))


def missing(visitor: Visitor, stub: StubProvider) -> TestResponse:
    return came(visitor, stub.approve(begin(visitor)).replace("state=", "other="))


def never_begun(visitor: Visitor, stub: StubProvider) -> TestResponse:
    return visitor.get(f"{RETURN}?{urlencode({'code': 'x', 'state': 'x'})}")


def begun_elsewhere(visitor: Visitor, stub: StubProvider) -> TestResponse:
    return came(visitor, stub.approve(begin(Visitor(visitor.client.application))))


def of_another_letter(visitor: Visitor, stub: StubProvider) -> TestResponse:
    begin(visitor)
    return visitor.get(f"{RETURN}?{urlencode({'code': 'x', 'state': 'é'})}&state=%ff")


def cancelled_by_a_stranger(visitor: Visitor, stub: StubProvider) -> TestResponse:
    begin(visitor)
    return visitor.get(f"{RETURN}?error=access_denied&error_description=call+555-0100")


@pytest.mark.parametrize("come", [
    forged, missing, never_begun, begun_elsewhere, of_another_letter, cancelled_by_a_stranger,
])  # fmt: skip
def test_what_this_browser_did_not_begin_is_refused(
    visitor: Visitor, stub: StubProvider, ana: Person, come: Callable[[Visitor, StubProvider], TestResponse]
) -> None:
    answer = come(visitor, stub)
    assert refused(answer, STALE)
    assert "555" not in answer.text
    assert "/token" not in stub.asked
    assert not is_in(visitor)


def test_one_that_was_forged_does_not_end_the_one_that_was_begun(
    visitor: Visitor, stub: StubProvider, ana: Person
) -> None:
    back = stub.approve(begin(visitor))
    assert refused(never_begun(visitor, stub), STALE)
    assert came(visitor, back).location == "/"


def test_the_same_answer_does_not_let_in_twice(app: Flask, visitor: Visitor, stub: StubProvider, ana: Person) -> None:
    back = stub.approve(begin(visitor))
    kept = visitor.client.get_cookie("session")
    assert kept
    came(visitor, back)
    visitor.post("/sign-out")
    assert refused(came(visitor, back), STALE)
    thief = Visitor(app)
    thief.client.set_cookie("session", kept.value)
    assert refused(came(thief, back), FAILED)  # the code was good once
    assert not is_in(visitor)
    assert not is_in(thief)


@pytest.mark.parametrize(("seconds", "let_in"), [(LASTS - 1, True), (LASTS, False)])
def test_who_stays_away_too_long_begins_again(
    visitor: Visitor, stub: StubProvider, ana: Person, wall: Wall, seconds: float, let_in: bool
) -> None:
    back = stub.approve(begin(visitor))
    wall(seconds)
    answer = came(visitor, back)
    assert (answer.status_code == 302) is let_in is is_in(visitor)
    assert let_in or refused(answer, STALE)


@pytest.mark.parametrize(("error", "words"), [
    ("access_denied", CANCELLED), ("login_required", CANCELLED), ("server_error", FAILED),
    ("invalid_scope", FAILED), ("", FAILED), ("<b>call 555-0100</b>\n" * 30, FAILED),
])  # fmt: skip
def test_an_error_of_the_provider_is_told_in_our_words(
    visitor: Visitor, stub: StubProvider, ana: Person, caplog: pytest.LogCaptureFixture, error: str, words: Any
) -> None:
    back = stub.cancel(begin(visitor), error)
    answer = came(visitor, back)
    assert refused(answer, words)
    assert "555" not in answer.text
    assert all("\n" not in record.getMessage() and len(record.getMessage()) < 200 for record in caplog.records)
    assert refused(came(visitor, back), STALE)
    assert not is_in(visitor)


def down(stub: StubProvider) -> None:
    stub.shutdown()
    stub.server_close()


def begins_with_html(stub: StubProvider) -> None:
    stub.instead[WELL_KNOWN] = HTML


@pytest.mark.parametrize("broken", [down, begins_with_html])
def test_a_provider_that_is_down_is_told_and_a_password_lets_in(
    visitor: Visitor, stub: StubProvider, ana: Person, caplog: pytest.LogCaptureFixture, broken: Any
) -> None:
    broken(stub)
    assert visitor.get("/sign-in").status_code == 200
    assert refused(visitor.post(BEGIN), FAILED)
    (said,) = [record for record in caplog.records if record.name == oidc_routes.__name__]
    assert "the discovery document" in said.getMessage()
    assert visitor.post("/sign-in", email=ana.email, password=PASSWORD).location == "/"


WRONG: dict[str, Callable[[StubProvider], Any]] = {
    "nonce": lambda stub: stub.claims.update(nonce="of another sign-in"),
    "audience": lambda stub: stub.claims.update(aud="other"),
    "expired": lambda stub: stub.claims.update(exp=1),
    "issuer": lambda stub: stub.claims.update(iss="https://login.example.org"),
    "signature": lambda stub: setattr(stub, "signed", by(number=2, name=1)),
    "key": lambda stub: setattr(stub, "keys", [public(2)]),
    "code": lambda stub: stub.instead.update({"/token": REFUSED}),
    "token": lambda stub: stub.instead.update({"/token": HTML}),
    "keys": lambda stub: stub.instead.update({"/keys": HTML}),
    "down": down,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_believed_lets_nobody_in_and_no_secret_out(
    visitor: Visitor, stub: StubProvider, live: Live, ana: Person, caplog: pytest.LogCaptureFixture, wrong: str
) -> None:
    address = begin(visitor)
    back = stub.approve(address)
    with visitor.client.session_transaction() as session:
        kept = dict(session["oidc"])
    WRONG[wrong](stub)
    with caplog.at_level(logging.DEBUG):
        answer = came(visitor, back)
    assert refused(answer, FAILED)
    told = [record.getMessage() for record in caplog.records if record.name == oidc_routes.__name__]
    assert len(told) == 1
    secrets = {SECRET, kept["verifier"], kept["nonce"], kept["state"], "ana@example.com"}
    secrets |= set(parse_qs(urlsplit(back).query)["code"])
    assert [secret for secret in secrets if secret in told[0] + answer.text] == []
    assert not is_in(visitor)
    assert live.keys.of("sign-in", ana.id) == []


# How often


def test_who_tries_too_often_is_stopped_and_others_are_not(visitor: Visitor, stub: StubProvider) -> None:
    codes = [never_begun(visitor, stub).status_code for _ in range(31)]
    assert codes == [400] * 30 + [429]
    there = {"REMOTE_ADDR": "203.0.113.7"}
    assert visitor.client.get(RETURN, environ_base=there).status_code == 400
    stub.instead[WELL_KNOWN] = HTML
    assert [visitor.post(BEGIN).status_code for _ in range(31)] == [503] * 30 + [429]


def test_a_class_that_signs_in_from_one_address_is_let_in(app: Flask, stub: StubProvider, live: Live) -> None:
    for number in range(35):
        live.people.add(f"person{number}@example.com", "One of many")
        stub.who = {"sub": f"{number}", "email": f"person{number}@example.com", "email_verified": True}
        assert enter(Visitor(app), stub).location == "/"
