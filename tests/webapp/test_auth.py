"""Who may see a shift: the browser that began it or the person it is of, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, session
from werkzeug.exceptions import NotFound

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.webapp.visiting import Visitor, signed_in
from webapp.auth import shared_shift, visible_shift
from webapp.current import EXTENSION
from webapp.db import Database
from webapp.live import Live
from webapp.permissions import VISITOR, may
from webapp.sessions import OWNER, owner, person
from webapp.store import Shifts, SqlLog


def test_only_the_hash_of_a_secret_is_stored(app: Flask, live: Live) -> None:
    with app.test_request_context("/"):
        shift = live.start("teashop", owner=owner())
        stored = live.shift(shift).owner_hash
        assert stored
        assert owner() not in stored


def test_the_browser_that_began_a_shift_sees_it(app: Flask, live: Live) -> None:
    with app.test_request_context("/"):
        shift = live.start("teashop", owner=owner())
        assert visible_shift(shift).id == shift


def test_nobody_else_does(app: Flask, live: Live) -> None:
    shift = live.start("teashop", owner="somebody")
    nobodys = live.start("teashop")
    for secret in (None, "somebody else", "", "somebody "):
        with app.test_request_context("/"):
            if secret is not None:
                session[OWNER] = secret
            for hidden in (shift, nobodys):
                with pytest.raises(NotFound):
                    visible_shift(hidden)


@pytest.mark.parametrize("name", ["nobody", "", "a\0b", "\ufffd", "x" * 5000, "' OR 1=1 --", "../etc"])
def test_an_id_that_means_nothing_is_not_found_in_any_database(
    app: Flask, database: Database, wall: Callable[..., float], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = load_pack(scenarios_path() / "tiny")
    other = Live(SqlLog(database, wall), Shifts(database, wall), pack, wall)
    monkeypatch.setitem(app.extensions, EXTENSION, other)
    with app.test_request_context("/"), pytest.raises(NotFound):
        visible_shift(name)


@pytest.mark.parametrize("asking", [VISITOR, "trainer"])
def test_every_address_of_a_shift_hides_it_from_others(app: Flask, live: Live, asking: str) -> None:
    mine, other = Visitor(app), Visitor(app)
    shift = mine.begin()
    other.begin()
    if asking != VISITOR:
        signed_in(other, live, asking)
    rules = [rule for rule in app.url_map.iter_rules() if "<shift_id>" in rule.rule]
    assert len(rules) >= 5
    for rule in rules:
        path = rule.rule.replace("<shift_id>", shift)
        for name in (path, path.replace(shift, "unknown")):
            answer = other.get(name) if "GET" in (rule.methods or ()) else other.raw(name, b"{}")
            if may(asking, rule.endpoint):
                assert answer.status_code == 404, name
            else:  # a page leads a visitor to signing in, whether or not there is such a shift
                leads = answer.location or ""
                assert answer.status_code == 401 or leads.startswith("/sign-in"), name
            assert "teashop" not in answer.text, name


def test_a_link_shows_practice_that_is_over_and_nothing_else(app: Flask, live: Live) -> None:
    over, running, handed_in = live.start("teashop"), live.start("teashop"), live.start("teashop", mode="assessment")
    tokens = {shift: live.shares.make(shift) for shift in (over, running, handed_in)}
    for shift in (over, handed_in):
        live.act(shift, {"kind": "finish"})
    with app.test_request_context("/"):
        assert shared_shift(tokens[over]).id == over
        for token in (tokens[running], tokens[handed_in], over, "", "a\0b"):
            with pytest.raises(NotFound):
                shared_shift(token)


def test_a_persons_secret_cannot_be_had_without_signing_in(app: Flask, live: Live) -> None:
    ana = live.people.add("ana@example.com", "Ana")
    shift = live.start("teashop", owner=ana.owner)
    for forged in ({"_user_id": ana.id}, {"_user_id": ana.owner}, {"_user_id": live.keys.make("password", ana.id)}):
        with app.test_request_context("/"):
            session.update(forged)
            assert person() is None
            with pytest.raises(NotFound):
                visible_shift(shift)


def test_a_sign_in_that_was_ended_leaves_a_browser_like_a_new_one(app: Flask, live: Live) -> None:
    visitor = Visitor(app)
    ana = signed_in(visitor, live)
    shift = visitor.begin()
    live.keys.end_all(ana.id)
    assert visitor.get(f"/shifts/{shift}").status_code == 404
    own = visitor.begin()
    assert visitor.get(f"/shifts/{own}").status_code == 200
    assert [one.id for one in live.shifts.owned_by(ana.owner)] == [shift]


def test_no_role_sees_what_is_not_its_own(app: Flask, live: Live) -> None:
    mine, other = Visitor(app), Visitor(app)
    signed_in(mine, live)
    shift = mine.begin()
    for name in ("trainer", "hiring manager", "reviewer", "admin"):
        signed_in(other, live, name, name=name.replace(" ", "-"))
        assert other.get(f"/shifts/{shift}").status_code == 404
        assert other.get(f"/shifts/{shift}/debrief").status_code == 404
