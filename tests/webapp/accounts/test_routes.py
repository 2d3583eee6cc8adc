"""The pages of accounts: in and out, links, passwords, one's own sign-ins, and everybody's accounts for admins."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from simulator.errors import ComposureError
from tests.webapp.visiting import PASSWORD, Visitor, read_page, signed_in
from webapp.accounts import routes
from webapp.keys import DAY, HOUR, LASTS
from webapp.live import Live
from webapp.people import ROLES, Person

Wall = Callable[..., float]
OTHER = "something else entirely"
pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def ana(live: Live) -> Person:
    return live.people.add("ana@example.com", "Ana Ruiz", password=PASSWORD)


@pytest.fixture
def admin(app: Flask, live: Live) -> Visitor:
    """Give the browser of an admin, who is signed in."""
    browser = Visitor(app)
    signed_in(browser, live, "admin", name="Boss")
    return browser


def enter(visitor: Visitor, email: str = "ana@example.com", password: str = "", onward: str = "") -> Any:
    return visitor.post("/sign-in", email=email, password=password or PASSWORD, next=onward)


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/account").status_code == 200


def shown_link(page: str) -> str:
    link = next(tag["value"] for tag in read_page(page).of("input") if tag.get("id") == "link")
    return link.removeprefix("http://localhost")


class Letters:
    """A mail server that keeps letters in a list."""

    def __init__(self, fails: bool = False) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.fails = fails

    def send(self, to: str, subject: str, text: str) -> None:
        if self.fails:
            raise ComposureError("mail: mail.example.com did not take the letter")
        self.sent.append((to, subject, text))


@pytest.fixture
def letters(live: Live, monkeypatch: pytest.MonkeyPatch) -> Letters:
    """Give the letters that were sent; what the page leaves to a thread is done when the page answers."""
    found = Letters()
    monkeypatch.setattr(live, "mail", found)
    monkeypatch.setattr(routes, "Thread", AtOnce)
    return found


class AtOnce(Thread):
    """A thread that is done when it has started."""

    def start(self) -> None:
        super().start()
        self.join()


# In and out


def test_who_signs_in_is_in_until_they_sign_out(visitor: Visitor, live: Live, ana: Person) -> None:
    assert enter(visitor).location == "/"
    assert "Ana Ruiz" in visitor.get("/").text
    assert visitor.get("/sign-in").location == "/"
    (key,) = live.keys.of("sign-in", ana.id)
    assert visitor.post("/sign-out").location == "/"
    assert live.keys.of("sign-in", ana.id) == []
    assert not is_in(visitor)
    assert "Ana Ruiz" not in visitor.get("/").text
    assert key.note


def test_a_cookie_that_was_kept_opens_nothing_after_signing_out(app: Flask, visitor: Visitor, ana: Person) -> None:
    enter(visitor)
    kept = visitor.client.get_cookie("session")
    assert kept
    visitor.post("/sign-out")
    thief = Visitor(app)
    thief.client.set_cookie("session", kept.value)
    assert not is_in(thief)


@pytest.mark.parametrize(("email", "password"), [
    ("ana@example.com", OTHER), ("nobody@example.com", PASSWORD), ("closed@example.com", PASSWORD),
    ("new@example.com", PASSWORD), ("", ""), ("a\0b", "x"),
])  # fmt: skip
def test_who_is_refused_is_told_the_same_whatever_is_wrong(
    visitor: Visitor, live: Live, ana: Person, email: str, password: str
) -> None:
    live.people.set_active(live.people.add("closed@example.com", "Closed", password=PASSWORD).id, False)
    live.people.add("new@example.com", "New")
    answer = visitor.post("/sign-in", email=email, password=password)
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert routes.WRONG in page.text
    assert [tag.get("value") for tag in page.of("input") if tag["name"] in ("email", "password")] == [email, None]
    assert not is_in(visitor)


def test_the_cookie_after_signing_in_is_for_this_site_and_not_for_scripts(visitor: Visitor, ana: Person) -> None:
    cookie = enter(visitor).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Expires=" in cookie
    assert "Secure" not in cookie


def test_the_cookie_is_for_https_alone_if_the_settings_say_so(app: Flask, visitor: Visitor, ana: Person) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True
    assert "Secure" in visitor.get("/").headers["Set-Cookie"].split("; ")


def test_a_sign_in_gives_a_new_session_and_csrf_token(visitor: Visitor, ana: Person) -> None:
    before = visitor.token
    enter(visitor)
    form = {"csrf_token": before}
    assert visitor.client.post("/sign-out", data=form).status_code == 400
    assert is_in(visitor)


@pytest.mark.parametrize("onward", ["/account", "/progress?x=1", "/cohorts/a%20b", "/.//evil.example.org", "/é"])
def test_who_was_sent_to_sign_in_goes_on_from_there(visitor: Visitor, ana: Person, onward: str) -> None:
    assert enter(visitor, onward=onward).location in (onward, "/%C3%A9")


@pytest.mark.parametrize("onward", [
    "//evil.example.org", "///evil.example.org", "////evil.example.org", "/\\evil.example.org", "\\\\evil.example.org",
    "/\\/evil.example.org", "//\\evil.example.org", "https://evil.example.org", "HTTPS:evil.example.org",
    "https:/evil.example.org", "javascript:alert(1)", "data:text/html,x", "evil.example.org", " //evil.example.org",
    "/\t/evil.example.org", "\t//evil.example.org", "/\n/evil.example.org", "/\r\nSet-Cookie: a=b", "/\0/evil",
    "http://localhost@evil.example.org", "/\u2028/evil.example.org", "@evil.example.org", "..//evil.example.org", "",
])  # fmt: skip
def test_nobody_is_sent_to_another_site(visitor: Visitor, ana: Person, onward: str) -> None:
    page = read_page(visitor.client.get("/sign-in", query_string={"next": onward}).text)
    assert [tag["value"] for tag in page.of("input") if tag["name"] == "next"] == ["/"]
    assert enter(visitor, onward=onward).location == "/"
    assert visitor.client.get("/sign-in", query_string={"next": onward}).location == "/"


def forms(app: Flask) -> list[str]:
    """Give the address of every form of accounts."""
    with app.test_request_context():
        built = [
            rule.build(dict.fromkeys(rule.arguments, "1"), append_unknown=False)
            for rule in app.url_map.iter_rules()
            if rule.endpoint.startswith("accounts.") and "POST" in (rule.methods or ())
        ]
    return [address[1] for address in built if address]


def test_every_form_needs_its_token(app: Flask, admin: Visitor, live: Live, ana: Person) -> None:
    assert len(forms(app)) >= 9
    visitor = Visitor(app)
    for path in forms(app):
        for browser in (visitor, admin):
            for token in ({}, {"csrf_token": "wrong"}, {"csrf_token": ""}):
                fields = {"email": ana.email, "password": PASSWORD, "new": OTHER, "name": "x", "role": "admin", **token}
                assert browser.client.post(path, data=fields).status_code == 400, path
    assert is_in(admin)
    assert not is_in(visitor)
    assert live.people.who(ana.email, PASSWORD)
    assert len(live.people.all()) == 2


# What a browser did before


def test_what_this_browser_practised_becomes_the_persons(app: Flask, live: Live, ana: Person) -> None:
    first, second = Visitor(app), Visitor(app)
    shifts = []
    for browser in (first, second):
        shifts.append(browser.begin())
        enter(browser)
    for browser in (first, second):
        assert {browser.get(f"/shifts/{shift}").status_code for shift in shifts} == {200}
    assert {shift.id for shift in live.shifts.owned_by(ana.owner)} == set(shifts)
    first.post("/sign-out")
    assert {first.get(f"/shifts/{shift}").status_code for shift in shifts} == {404}


def test_an_assessment_does_not(visitor: Visitor, live: Live, ana: Person) -> None:
    visitor.begin()
    with visitor.client.session_transaction() as session:
        assessment = live.start("teashop", mode="assessment", owner=session["owner"])
    enter(visitor)
    assert visitor.get(f"/shifts/{assessment}").status_code == 404
    assert [shift.mode for shift in live.shifts.owned_by(ana.owner)] == ["practice"]


def test_what_one_person_did_does_not_become_anothers(visitor: Visitor, live: Live, ana: Person) -> None:
    bo = live.people.add("bo@example.com", "Bo", password=PASSWORD)
    enter(visitor)
    shift = visitor.begin()
    enter(visitor, bo.email)
    assert visitor.get(f"/shifts/{shift}").status_code == 404
    assert [one.id for one in live.shifts.owned_by(ana.owner)] == [shift]
    assert live.keys.of("sign-in", ana.id) == []


def test_a_shift_goes_on_over_the_sign_in(visitor: Visitor, ana: Person) -> None:
    shift = visitor.begin()
    visitor.get(f"/shifts/{shift}")
    enter(visitor)
    assert visitor.send(shift, {"kind": "note", "case": "tin", "text": "third this week"}).status_code == 200
    assert visitor.post(f"/shifts/{shift}/finish").status_code == 302


# Links


@pytest.mark.parametrize("kind", ["password", "welcome"])
def test_a_link_sets_a_password_once_and_lets_in(app: Flask, live: Live, ana: Person, kind: str) -> None:
    visitor, elsewhere = Visitor(app), Visitor(app)
    enter(elsewhere)
    link, unused = f"/password/{live.keys.make(kind, ana.id)}", f"/password/{live.keys.make('password', ana.id)}"
    assert "Ana Ruiz, ana@example.com" in visitor.get(link).text
    assert visitor.get(link).status_code == 200  # a look does not spend it: programs that read mail follow links
    short = visitor.post(link, new="short")
    assert (short.status_code, "got 5" in short.text) == (422, True)
    assert visitor.post(link, new=OTHER).location == "/"
    assert is_in(visitor)
    assert not is_in(elsewhere)
    assert live.people.who(ana.email, OTHER)
    for spent in (link, unused):
        for answer in (Visitor(app).get(spent), Visitor(app).post(spent, new="yet another password")):
            assert answer.status_code == 404
            assert "Ask for a new one" in answer.text
            assert "Ana" not in answer.text
    assert live.people.who(ana.email, OTHER)


@pytest.mark.parametrize("kind", ["password", "welcome"])
def test_a_link_runs_out(visitor: Visitor, live: Live, ana: Person, wall: Wall, kind: str) -> None:
    assert LASTS["password"] == 2 * HOUR
    assert LASTS["welcome"] == 7 * DAY
    link = f"/password/{live.keys.make(kind, ana.id)}"
    wall(LASTS[kind])
    assert visitor.get(link).status_code == visitor.post(link, new=OTHER).status_code == 404
    assert live.people.who(ana.email, PASSWORD)


def test_what_is_no_link_opens_nothing_and_tells_nothing(visitor: Visitor, live: Live, ana: Person) -> None:
    sign_in, closed = live.keys.make("sign-in", ana.id), live.people.add("bo@example.com", "Bo")
    of_closed = live.keys.make("password", closed.id)
    live.people.set_active(closed.id, False)
    pages = set()
    for token in ("x", "a%00b", "%F0%9F%94%91", "x" * 3000, sign_in, live.keys.of("sign-in", ana.id)[0].id, of_closed):
        for answer in (visitor.get(f"/password/{token}"), visitor.post(f"/password/{token}", new=OTHER)):
            assert answer.status_code == 404, token
            pages.add(re.sub(r'content="[^"]{40,}"|value="[^"]{40,}"', "", answer.text))
    assert len(pages) == 1
    assert "/forgotten" in pages.pop()


def test_of_two_who_use_a_link_at_once_one_sets_the_password(
    app: Flask, visitor: Visitor, live: Live, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, other = live.keys.make("password", ana.id), Visitor(app)
    checked = routes.checked_password

    def slowly(password: str) -> str:
        monkeypatch.setattr(routes, "checked_password", checked)
        assert other.post(f"/password/{token}", new="the quicker one wins").status_code == 302
        return checked(password)

    monkeypatch.setattr(routes, "checked_password", slowly)
    assert visitor.post(f"/password/{token}", new="the slower one loses").status_code == 404
    assert live.people.who(ana.email, "the quicker one wins")
    assert not is_in(visitor)


# Forgotten


def test_a_forgotten_password_is_set_by_a_letter(visitor: Visitor, live: Live, ana: Person, letters: Letters) -> None:
    assert visitor.post("/forgotten", email=" ANA@example.com ").location == "/sign-in"
    ((to, subject, text),) = letters.sent
    assert (to, subject) == ("ana@example.com", "Set a new password for Composure")
    assert routes.NOT_YOU in text
    link = re.search(r"^http://localhost(/password/\S+)$", text, re.MULTILINE)
    assert link
    assert visitor.post(link[1], new=OTHER).location == "/"
    assert live.people.who(ana.email, OTHER)


def test_who_asks_is_told_the_same_whether_or_not_there_is_an_account(
    app: Flask, live: Live, ana: Person, letters: Letters
) -> None:
    live.people.set_active(live.people.add("closed@example.com", "Closed").id, False)
    told = set()
    for email in (ana.email, "nobody@example.com", "closed@example.com", "", "a\0b", "x" * 5000):
        visitor = Visitor(app)
        answer = visitor.post("/forgotten", email=email)
        told.add((answer.status_code, answer.location, routes.SENT in visitor.get("/sign-in").text))
    assert told == {(302, "/sign-in", True)}
    assert [to for to, _, _ in letters.sent] == [ana.email]


def test_the_page_does_the_same_work_for_any_address(
    visitor: Visitor, live: Live, ana: Person, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    class Never(Thread):
        def start(self) -> None:
            begun.append(self.name)

    monkeypatch.setattr(routes, "Thread", Never)
    asked: list[str] = []
    monkeypatch.setattr(live.people, "by_email", asked.append)
    for email in (ana.email, "nobody@example.com"):
        visitor.post("/forgotten", email=email)
    assert len(begun) == 2
    assert asked == []


def test_a_letter_that_is_not_taken_is_told_in_the_log_without_its_link(
    visitor: Visitor, ana: Person, letters: Letters, caplog: pytest.LogCaptureFixture
) -> None:
    letters.fails = True
    with caplog.at_level(logging.DEBUG):
        assert visitor.post("/forgotten", email=ana.email).status_code == 302
    assert "did not take the letter" in caplog.text
    assert "/password/" not in caplog.text


def test_without_a_mail_server_the_page_says_whom_to_ask(visitor: Visitor, ana: Person) -> None:
    page = visitor.get("/forgotten")
    assert "composure user link" in page.text
    assert not [form for form in read_page(page.text).of("form") if form.get("action") == "/forgotten"]
    assert visitor.post("/forgotten", email=ana.email).status_code == 404


# One's own account


def test_another_password_ends_all_other_sign_ins(app: Flask, live: Live, ana: Person) -> None:
    here, elsewhere = Visitor(app), Visitor(app)
    for browser in (here, elsewhere):
        enter(browser)
    link = live.keys.make("password", ana.id)
    assert here.post("/account/password", password=PASSWORD, new=OTHER).location == "/account"
    assert "Your password is changed" in here.get("/account").text
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert live.keys.find("password", link) is None
    assert live.people.who(ana.email, OTHER)


@pytest.mark.parametrize(("password", "new", "said"), [
    (OTHER, OTHER, "That is not your password now"), ("", OTHER, "That is not your password now"),
    (PASSWORD, "short", "10 to 200 characters"), (PASSWORD, "", "10 to 200 characters"),
])  # fmt: skip
def test_what_will_not_do_changes_nothing(
    app: Flask, live: Live, ana: Person, password: str, new: str, said: str
) -> None:
    here, elsewhere = Visitor(app), Visitor(app)
    for browser in (here, elsewhere):
        enter(browser)
    answer = here.post("/account/password", password=password, new=new)
    assert answer.status_code == 422
    assert said in answer.text
    assert live.people.who(ana.email, PASSWORD)
    assert is_in(elsewhere)


def test_a_sign_in_elsewhere_can_be_ended(app: Flask, live: Live, ana: Person, wall: Wall) -> None:
    here, elsewhere = Visitor(app), Visitor(app)
    enter(elsewhere)
    wall(60)
    enter(here)
    newest, oldest = live.keys.of("sign-in", ana.id)
    actions = [form.get("action") for form in read_page(here.get("/account").text).of("form")]
    assert f"/account/sign-ins/{oldest.id}" in actions
    assert f"/account/sign-ins/{newest.id}" not in actions
    assert here.post(f"/account/sign-ins/{oldest.id}").location == "/account"
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_nobody_ends_somebody_elses_sign_in(app: Flask, live: Live, ana: Person) -> None:
    victim, other = Visitor(app), Visitor(app)
    enter(victim)
    signed_in(other, live, name="Bo")
    for key in (live.keys.of("sign-in", ana.id)[0].id, "x", "a%00b"):
        assert other.post(f"/account/sign-ins/{key}").status_code == 404
    assert is_in(victim)


def test_a_sign_in_lasts_a_fortnight(visitor: Visitor, ana: Person, wall: Wall) -> None:
    enter(visitor)
    wall(14 * DAY - 1)
    assert is_in(visitor)
    wall(1)
    assert not is_in(visitor)


# Everybody's accounts


@pytest.mark.parametrize("role", ROLES)
def test_an_admin_adds_somebody_who_sets_a_password(app: Flask, admin: Visitor, live: Live, role: str) -> None:
    assert admin.post("/people", email="New@example.com", name="New One", role=role).location == "/people"
    page = admin.get("/people").text
    assert "A link for New One" in page
    assert not [tag for tag in read_page(admin.get("/people").text).of("input") if tag.get("id") == "link"]
    newcomer = Visitor(app)
    assert newcomer.post(shown_link(page), new=PASSWORD).location == "/"
    found = live.people.who("new@example.com", PASSWORD)
    assert found
    assert found.role == role
    assert (newcomer.get("/people").status_code == 200) is (role == "admin")


@pytest.mark.parametrize(("fields", "said"), [
    ({"email": "nobody", "name": "<b>Bo</b>", "role": "agent"}, "is no e-mail address"),
    ({"email": "bo@example.com", "name": "", "role": "agent"}, "a name has"),
    ({"email": "bo@example.com", "name": "Bo", "role": "king"}, "there is no role"),
    ({"email": "boss@example.com", "name": "Bo", "role": "agent"}, "has an account already"),
    ({}, "is no e-mail address"),
])  # fmt: skip
def test_what_is_wrong_with_a_new_account_is_said_and_kept(
    admin: Visitor, live: Live, fields: dict[str, str], said: str
) -> None:
    answer = admin.post("/people", **fields)
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert said in page.text
    assert "<b>Bo</b>" not in answer.text
    kept = {tag["name"]: tag.get("value", "") for tag in page.of("input") if tag.get("name") in ("email", "name")}
    assert kept == {name: fields.get(name, "") for name in ("email", "name")}
    assert len(live.people.all()) == 1


def test_a_role_counts_from_the_next_page_on(app: Flask, admin: Visitor, live: Live, ana: Person) -> None:
    visitor = Visitor(app)
    enter(visitor)
    assert visitor.get("/people").status_code == 403
    admin.post(f"/people/{ana.id}", role="admin")
    assert visitor.get("/people").status_code == 200
    admin.post(f"/people/{ana.id}", role="agent")
    assert visitor.get("/people").status_code == 403


def test_a_closed_account_is_out_at_once_and_cannot_come_in(
    app: Flask, admin: Visitor, live: Live, ana: Person
) -> None:
    visitor = Visitor(app)
    enter(visitor)
    shift, link = visitor.begin(), f"/password/{live.keys.make('password', ana.id)}"
    admin.post(f"/people/{ana.id}", active="no")
    assert not is_in(visitor)
    assert visitor.get(f"/shifts/{shift}").status_code == 404
    assert enter(visitor).status_code == 422
    assert visitor.get(link).status_code == 404
    assert visitor.post(link, new=OTHER).status_code == 404
    refused = admin.post(f"/people/{ana.id}/link")
    assert (refused.status_code, "is closed; open it first" in refused.text) == (409, True)
    admin.post(f"/people/{ana.id}", active="yes")
    assert not is_in(visitor)
    assert enter(visitor).status_code == 302
    assert visitor.get(f"/shifts/{shift}").status_code == 200


def test_the_last_admin_stays_one(admin: Visitor, live: Live) -> None:
    (boss,) = live.people.all()
    for fields in ({"role": "agent"}, {"active": "no"}):
        answer = admin.post(f"/people/{boss.id}", **fields)
        assert answer.status_code == 409
        assert "this is the only admin; make somebody else one first" in answer.text
    assert is_in(admin)


@pytest.mark.parametrize("name", ["nobody", "a%00b", "x" * 3000])
def test_nobody_of_that_name_is_not_there(admin: Visitor, name: str) -> None:
    assert admin.post(f"/people/{name}", role="admin").status_code == 404
    assert admin.post(f"/people/{name}/link").status_code == 404


def test_names_are_shown_as_they_are_written(admin: Visitor, live: Live) -> None:
    live.people.add("x@example.com", '<script>alert("1")</script>')
    page = read_page(admin.get("/people").text)
    assert '<script>alert("1")</script>' in page.text
    assert page.against_policy() == []


# What is kept


def test_no_password_or_token_is_in_the_database_or_the_log(
    app: Flask, admin: Visitor, ana: Person, letters: Letters, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        visitor = Visitor(app)
        enter(visitor, password=OTHER)
        enter(visitor)
        visitor.post("/account/password", password=PASSWORD, new=OTHER)
        visitor.post("/forgotten", email=ana.email)
        admin.post("/people", email="new@example.com", name="New One", role="agent")
        welcome = shown_link(admin.get("/people").text)
        Visitor(app).post(welcome, new="a third one, set by link")
    with visitor.client.session_transaction() as session:
        sign_in = session["_user_id"]
    mailed = re.search(r"/password/(\S+)", letters.sent[0][2])
    assert mailed
    secrets = (PASSWORD, OTHER, "a third one, set by link", welcome.rsplit("/", 1)[-1], mailed[1], sign_in)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"new@example.com" in kept
    assert [secret for secret in secrets if secret.encode() in kept or secret in caplog.text] == []
