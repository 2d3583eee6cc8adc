"""The pages of cohorts: who may see which, bringing people in by a list or one by one, and what is refused."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from simulator.errors import ComposureError
from tests.webapp.visiting import Visitor, read_page, signed_in
from webapp.cohorts.sealed import LASTS
from webapp.cohorts.store import Cohort
from webapp.live import Live
from webapp.mail import Mail
from webapp.people import Person

Wall = Callable[..., float]
LIST = b"name,email\nAna Ruiz,ana@example.com\nBo Lind,bo@example.com\nBad,nowhere\nTess,tess@example.com\n"
LINK = re.compile(r"http://localhost/password/[\w-]{43}")


def entered(app: Flask, live: Live, who: Person) -> Visitor:
    """Give a browser in which somebody is signed in."""
    found = Visitor(app)
    signed_in(found, live, name=who.name)
    return found


@pytest.fixture
def tess(live: Live) -> Person:
    return live.people.add("tess@example.com", "Tess", "trainer")


@pytest.fixture
def trainer(app: Flask, live: Live, tess: Person) -> Visitor:
    return entered(app, live, tess)


@pytest.fixture
def admin(app: Flask, live: Live) -> Visitor:
    return entered(app, live, live.people.add("adm@example.com", "Adm", "admin"))


@pytest.fixture
def cohort(live: Live, tess: Person) -> Cohort:
    return live.cohorts.create("Evening team", tess)


def upload(visitor: Visitor, cohort: Cohort, data: bytes, name: str = "people.csv") -> TestResponse:
    return visitor.post(f"/cohorts/{cohort.id}/people/preview", list=(io.BytesIO(data), name))


def sealed(answer: TestResponse) -> str:
    return next(one["value"] for one in read_page(answer.text).of("input") if one.get("name") == "sealed")


def names(live: Live, cohort: Cohort) -> list[str]:
    return [one.person.name for one in live.cohorts.members(cohort.id)]


def said(answer: TestResponse) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", answer.text)).split())


def addresses(cohort_id: str, person_id: str) -> list[tuple[str, str]]:
    """Give every address of a cohort's pages with its method."""
    posts = ("name", "close", "people/preview", "people", f"people/{person_id}/out")
    return [("GET", f"/cohorts/{cohort_id}"), *(("POST", f"/cohorts/{cohort_id}/{one}") for one in posts)]


def asked(visitor: Visitor, method: str, path: str) -> TestResponse:
    fields = {"name": "Mine now", "email": "new@example.com", "closed": "yes"}
    return visitor.get(path) if method == "GET" else visitor.post(path, **fields)


def test_a_trainer_makes_a_cohort_and_sees_it_in_the_list(trainer: Visitor, live: Live) -> None:
    assert "Make the first cohort" in said(trainer.get("/cohorts"))
    answer = trainer.post("/cohorts", name=" Evening  team ")
    (made,) = live.cohorts.all()
    assert answer.location == f"/cohorts/{made.id}"
    assert made.name == "Evening team"
    assert "Evening team 0 people" in said(trainer.get("/cohorts"))
    page = said(trainer.get(answer.location))
    assert "Nobody learns here yet; trained by Tess." in page


@pytest.mark.parametrize("name", ["", "x" * 121])
def test_a_name_that_will_not_do_comes_back_with_words(trainer: Visitor, live: Live, cohort: Cohort, name: str) -> None:
    for path in ("/cohorts", f"/cohorts/{cohort.id}/name"):
        answer = trainer.post(path, name=name)
        assert answer.status_code == 422
        assert "1 to 120 characters" in said(answer)
    assert live.cohorts.all() == [cohort]


def test_renaming_closing_and_opening(trainer: Visitor, live: Live, cohort: Cohort) -> None:
    trainer.post(f"/cohorts/{cohort.id}/name", name="Early team")
    trainer.post(f"/cohorts/{cohort.id}/close", closed="yes")
    (found,) = live.cohorts.all()
    assert (found.name, found.closed_at) == ("Early team", 1_000_000.0)
    page = trainer.get(f"/cohorts/{cohort.id}")
    assert "nobody can be brought in" in said(page)
    assert "people/preview" not in page.text
    answer = trainer.post(f"/cohorts/{cohort.id}/people", name="Ana", email="ana@example.com")
    assert answer.status_code == 422
    trainer.post(f"/cohorts/{cohort.id}/close", closed="no")
    assert live.cohorts.all()[0].closed_at is None


def test_a_list_is_shown_first_and_nothing_is_changed(trainer: Visitor, live: Live, cohort: Cohort) -> None:
    answer = upload(trainer, cohort, LIST)
    page = said(answer)
    assert answer.status_code == 200
    assert "Take in 2 people" in page
    assert "Left out: 1" in page
    assert "4 Bad nowhere 'nowhere' is no e-mail address" in page
    assert "1 is here already" in page
    assert len(live.people.all()) == 1
    assert names(live, cohort) == ["Tess"]
    assert read_page(answer.text).against_policy() == []


def test_what_was_shown_is_taken_in_and_the_links_are_shown_once(
    app: Flask, trainer: Visitor, live: Live, cohort: Cohort
) -> None:
    text = sealed(upload(trainer, cohort, LIST))
    answer = trainer.post(f"/cohorts/{cohort.id}/people", sealed=text)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "2 people came in" in said(answer)
    assert names(live, cohort) == ["Tess", "Ana Ruiz", "Bo Lind"]
    assert {one.role for one in live.people.all()} == {"agent", "trainer"}
    links = sorted(set(LINK.findall(answer.text)))
    assert len(links) == 2
    assert all(f"{link}\n" in html.unescape(answer.text) for link in links), "in the sheet as well"
    newcomer = Visitor(app)
    assert newcomer.post(links[0].removeprefix("http://localhost"), new="a few plain words").location == "/"
    assert LINK.findall(trainer.get(f"/cohorts/{cohort.id}").text) == []
    again = trainer.post(f"/cohorts/{cohort.id}/people", sealed=text)
    assert LINK.findall(again.text) == []
    assert "Nobody new came in" in said(again)
    assert len(live.people.all()) == 3


def test_letters_are_sent_where_there_is_mail_and_links_shown_where_they_fail(
    trainer: Visitor, live: Live, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters: dict[str, str] = {}

    def send(_: Mail, to: str, subject: str, words: str) -> None:
        if to == "bo@example.com":
            raise ComposureError("mail: it did not take the letter")
        letters[to] = words

    monkeypatch.setattr(Mail, "send", send)
    live.mail = Mail("smtp://127.0.0.1", "composure@example.com")
    answer = trainer.post(f"/cohorts/{cohort.id}/people", sealed=sealed(upload(trainer, cohort, LIST)))
    assert list(letters) == ["ana@example.com"]
    assert len(LINK.findall(letters["ana@example.com"])) == 1
    shown = LINK.findall(answer.text)
    assert len(set(shown)) == 1
    assert shown[0] not in letters["ana@example.com"]
    assert "1 has a letter" in said(answer)
    assert "did not take the letters for this person" in said(answer)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this file is empty"), (b"PK\x03\x04", "workbook"), (b"who\nAna\n", "must name the columns"),
        (b"name,email\n" + b"x" * 256 * 1024, "at most 256 are read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_on_the_page(
    trainer: Visitor, live: Live, cohort: Cohort, data: bytes, words: str
) -> None:
    answer = upload(trainer, cohort, data)
    assert answer.status_code == 422
    assert words in said(answer)
    assert names(live, cohort) == ["Tess"]


def test_no_file_at_all(trainer: Visitor, cohort: Cohort) -> None:
    for fields in ({}, {"list": "words"}, {"list": (io.BytesIO(b""), "")}):
        answer = trainer.post(f"/cohorts/{cohort.id}/people/preview", **fields)
        assert answer.status_code == 422
        assert "choose a file first" in said(answer)


def test_a_forged_or_old_list_brings_nobody_in(
    trainer: Visitor, live: Live, cohort: Cohort, tess: Person, wall: Wall
) -> None:
    text = sealed(upload(trainer, cohort, LIST))
    other = live.cohorts.create("Other", tess)
    wall(LASTS + 1)
    for where, sent, words in (
        (cohort, text, "more than an hour ago"), (cohort, text[:-2], "did not arrive"), (cohort, "", "did not arrive"),
        (other, sealed(upload(trainer, cohort, LIST)), "another cohort"),
    ):  # fmt: skip
        answer = trainer.post(f"/cohorts/{where.id}/people", sealed=sent)
        assert answer.status_code == 422
        assert words in said(answer)
        assert "Nobody was brought in" in said(answer)
    assert len(live.people.all()) == 1


def test_a_list_of_another_account_is_refused(trainer: Visitor, admin: Visitor, live: Live, cohort: Cohort) -> None:
    data = b"name,email,role\nNew,new@example.com,admin\n"
    assert "Take in" not in said(upload(trainer, cohort, data))
    text = sealed(upload(admin, cohort, data))
    assert trainer.post(f"/cohorts/{cohort.id}/people", sealed=text).status_code == 422
    assert live.people.by_email("new@example.com") is None
    assert admin.post(f"/cohorts/{cohort.id}/people", sealed=text).status_code == 200
    new = live.people.by_email("new@example.com")
    assert new is not None
    assert new.role == "admin"


def test_one_person_by_name(trainer: Visitor, live: Live, cohort: Cohort) -> None:
    path = f"/cohorts/{cohort.id}/people"
    answer = trainer.post(path, name="Ana Ruiz", email="Ana@example.com", role="")
    assert len(set(LINK.findall(answer.text))) == 1
    assert names(live, cohort) == ["Tess", "Ana Ruiz"]
    live.people.add("olu@example.com", "Olu", "trainer")
    answer = trainer.post(path, name="Olu", email="olu@example.com", role="trainer")
    assert answer.location == f"/cohorts/{cohort.id}"
    assert "Olu has an account and is in Evening team now." in said(trainer.get(answer.location))
    assert [one.trains for one in live.cohorts.members(cohort.id)] == [True, True, False]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "Ana", "email": "nowhere"}, "no e-mail address"), ({"name": "", "email": "a@example.com"}, "no name"),
        ({"name": "=1", "email": "a@example.com"}, "formula"), ({}, "no name"),
        ({"name": "T", "email": "tess@example.com"}, "whoever has tess@example.com is in this cohort already"),
        ({"name": "A", "email": "a@example.com", "role": "admin"}, "only an admin"),
        ({"name": "A", "email": "a@example.com", "role": "trainer"}, "only an admin"),
    ],
)  # fmt: skip
def test_one_person_who_cannot_come_in(
    trainer: Visitor, live: Live, cohort: Cohort, fields: dict[str, str], words: str
) -> None:
    answer = trainer.post(f"/cohorts/{cohort.id}/people", **fields)
    assert answer.status_code == 422
    assert words in said(answer)
    assert html.escape(fields.get("email", "")) in answer.text
    assert len(live.people.all()) == 1


def test_who_is_taken_out_keeps_the_account(trainer: Visitor, live: Live, cohort: Cohort, tess: Person) -> None:
    ana, olu = live.people.add("ana@example.com", "Ana"), live.people.add("olu@example.com", "Olu", "trainer")
    live.cohorts.add(cohort.id, ana.id)
    answer = trainer.post(f"/cohorts/{cohort.id}/people/{ana.id}/out")
    assert answer.location == f"/cohorts/{cohort.id}"
    assert names(live, cohort) == ["Tess"]
    assert live.people.find(ana.id) == ana
    assert trainer.post(f"/cohorts/{cohort.id}/people/{ana.id}/out").status_code == 404
    assert trainer.post(f"/cohorts/{cohort.id}/people/{tess.id}/out").status_code == 409
    live.cohorts.add(cohort.id, olu.id, trains=True)
    assert trainer.post(f"/cohorts/{cohort.id}/people/{tess.id}/out").location == "/cohorts"
    assert trainer.get(f"/cohorts/{cohort.id}").status_code == 404


def test_another_trainers_cohort_is_not_there(app: Flask, live: Live, cohort: Cohort, trainer: Visitor) -> None:
    olu = live.people.add("olu@example.com", "Olu", "trainer")
    ana = live.people.add("ana@example.com", "Ana")
    stranger = entered(app, live, olu)
    live.cohorts.add(cohort.id, olu.id)  # learning there is no reason to see it either
    live.cohorts.add(cohort.id, ana.id)
    before = (live.cohorts.all(), live.cohorts.members(cohort.id), len(live.people.all()))
    for one in (cohort.id, cohort.id[:-1], "guessed", "a%00b", "%F0%9F%98%80", "1"):
        for method, path in addresses(one, ana.id):
            assert asked(stranger, method, path).status_code == 404, path
    assert (live.cohorts.all(), live.cohorts.members(cohort.id), len(live.people.all())) == before
    assert "<b>Evening team" not in stranger.get("/cohorts").text
    mine = live.cohorts.create("Mine", olu)
    assert stranger.post(f"/cohorts/{mine.id}/people/{ana.id}/out").status_code == 404
    assert names(live, cohort) == ["Tess", "Ana", "Olu"]


@pytest.mark.parametrize("role", ["agent", "hiring manager", "reviewer"])
def test_who_does_not_train_gets_no_page_of_a_cohort(app: Flask, live: Live, cohort: Cohort, role: str) -> None:
    who = live.people.add("win@example.com", "Win", role)
    live.cohorts.add(cohort.id, who.id)
    visitor = entered(app, live, who)
    for method, path in [("GET", "/cohorts"), ("POST", "/cohorts"), *addresses(cohort.id, who.id)]:
        assert asked(visitor, method, path).status_code == 403, path
    assert live.cohorts.all() == [cohort]


def test_a_trainer_who_is_one_no_longer_sees_no_cohort(
    trainer: Visitor, live: Live, cohort: Cohort, tess: Person
) -> None:
    live.people.set_role(tess.id, "agent")
    for method, path in addresses(cohort.id, tess.id):
        assert asked(trainer, method, path).status_code == 403, path


def test_a_visitor_is_asked_to_sign_in(visitor: Visitor, live: Live, cohort: Cohort) -> None:
    for method, path in [("GET", "/cohorts"), ("POST", "/cohorts"), *addresses(cohort.id, "x")]:
        answer = asked(visitor, method, path)
        if method == "GET":
            assert answer.location.startswith("/sign-in?next=/cohorts"), path
        else:
            assert answer.status_code == 401, path
    assert live.cohorts.all() == [cohort]


def test_an_admin_sees_every_cohort(admin: Visitor, live: Live, cohort: Cohort) -> None:
    page = said(admin.get("/cohorts"))
    assert "Evening team 0 people · trained by others" in page
    assert admin.get(f"/cohorts/{cohort.id}").status_code == 200
    assert admin.post(f"/cohorts/{cohort.id}/name", name="Late team").status_code == 302
    assert live.cohorts.all() == [replace(cohort, name="Late team")]


def test_pages_keep_to_the_policy_and_escape_what_people_are_called(
    trainer: Visitor, live: Live, cohort: Cohort
) -> None:
    live.cohorts.rename(cohort.id, "<b>T&C</b>")
    data = b'name,email\n<script>alert(1)</script>,a@example.com\n"<img src=x>",nowhere\n'
    shown = upload(trainer, cohort, data)
    taken = trainer.post(f"/cohorts/{cohort.id}/people", sealed=sealed(shown))
    for answer in (shown, taken, trainer.get("/cohorts"), trainer.get(f"/cohorts/{cohort.id}")):
        assert read_page(answer.text).against_policy() == []
        for mark in ("<script>alert", "<img src=x", "<b>T&C"):
            assert mark not in answer.text
