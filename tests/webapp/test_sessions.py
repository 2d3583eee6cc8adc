"""Who is asking: a browser by its secret, somebody signed in by their own."""

from __future__ import annotations

import pytest
from flask import Flask, session
from werkzeug.exceptions import Unauthorized

from webapp.live import Live
from webapp.sessions import OWNER, enter, key_here, leave, owner, person, role, someone


def test_a_new_browser_gets_a_long_secret_and_keeps_it(app: Flask) -> None:
    with app.test_request_context("/"):
        first = owner()
        assert len(first) >= 43
        assert owner() == first
        assert session.permanent
    with app.test_request_context("/"):
        assert owner() != first


def test_a_visitor_is_nobody(app: Flask) -> None:
    with app.test_request_context("/"):
        assert (person(), key_here(), role()) == (None, None, "visitor")
        with pytest.raises(Unauthorized):
            someone()


def test_who_enters_is_somebody_until_they_leave(app: Flask, live: Live) -> None:
    ana = live.people.add("ana@example.com", "Ana", "trainer")
    with app.test_request_context("/", headers={"User-Agent": "Firefox"}):
        secret = owner()
        enter(ana)
        here = key_here()
        assert here
        assert (person(), someone(), role(), owner()) == (ana, ana, "trainer", ana.owner)
        assert (here.person_id, here.note) == (ana.id, "Firefox")
        assert session.permanent
        assert OWNER not in session
        leave()
        assert (person(), role(), dict(session)) == (None, "visitor", {})
        assert owner() not in (secret, ana.owner)
    assert live.keys.of("sign-in", ana.id) == []


def test_who_enters_again_has_one_sign_in_here(app: Flask, live: Live) -> None:
    ana = live.people.add("ana@example.com", "Ana")
    with app.test_request_context("/"):
        enter(ana)
        enter(ana)
    assert len(live.keys.of("sign-in", ana.id)) == 1
