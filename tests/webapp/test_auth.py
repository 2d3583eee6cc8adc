"""Who may see a shift: the browser that began it, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, session
from werkzeug.exceptions import NotFound

from simulator.packs import load_pack
from simulator.resources import scenarios_path
from tests.webapp.visiting import Visitor
from webapp.auth import OWNER, owner, shared_shift, visible_shift
from webapp.current import EXTENSION
from webapp.db import Database
from webapp.live import Live
from webapp.store import Shifts, SqlLog


def test_a_new_browser_gets_a_long_secret_and_keeps_it(app: Flask) -> None:
    with app.test_request_context("/"):
        first = owner()
        assert len(first) >= 43
        assert owner() == first
        assert session.permanent
    with app.test_request_context("/"):
        assert owner() != first


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


def test_every_address_of_a_shift_hides_it_from_others(app: Flask) -> None:
    mine, other = Visitor(app), Visitor(app)
    shift = mine.begin()
    other.begin()
    rules = [rule for rule in app.url_map.iter_rules() if "<shift_id>" in rule.rule]
    assert len(rules) >= 5
    for rule in rules:
        path = rule.rule.replace("<shift_id>", shift)
        for name in (path, path.replace(shift, "unknown")):
            answer = other.get(name) if "GET" in (rule.methods or ()) else other.raw(name, b"{}")
            assert answer.status_code == 404, name
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
