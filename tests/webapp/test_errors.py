"""What a person reads when something is not there or not right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, abort
from werkzeug.exceptions import default_exceptions

from simulator.errors import CommandRefused, ComposureError, Conflict, ReaderUnavailable, UnknownShift
from tests.webapp.visiting import JSON, Visitor, read_page
from webapp.errors import TOO_OLD, WORDS


@pytest.fixture
def raising(app: Flask, visitor: Visitor, opened: Callable[..., None]) -> Visitor:
    """Give a visitor of an application that fails as it is told to."""
    opened("abort", "fail", "break")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/abort/<int:code>", "abort", abort)
    kinds = {
        kind.__name__: kind for kind in (CommandRefused, Conflict, UnknownShift, ReaderUnavailable, ComposureError)
    }

    def fail(kind: str) -> str:
        raise kinds[kind]("the <b>tea</b> is cold; warm it")

    app.add_url_rule("/fail/<kind>", "fail", fail)
    app.add_url_rule("/break", "break", lambda: {}["nothing"])
    return visitor


@pytest.mark.parametrize("code", sorted(default_exceptions))
def test_every_error_has_words_as_a_page_and_as_json(raising: Visitor, code: int) -> None:
    page, data = raising.get(f"/abort/{code}"), raising.get(f"/abort/{code}", **JSON)
    assert page.status_code == data.status_code == code
    shown = read_page(page.text)
    assert len(shown.of("h1")) == 1
    assert "Back to the shifts" in shown.text
    assert set(data.get_json()) == {"error"}
    title, advice = data.get_json()["error"].split(". ", 1)
    assert title in shown.text
    assert advice in shown.text
    if code in WORDS:
        assert (title, advice) == WORDS[code]


@pytest.mark.parametrize(
    ("code", "what_to_do"), [(401, "Sign in again"), (403, "Ask an admin"), (429, "Wait a quarter")]
)
def test_who_may_not_is_told_what_to_do(raising: Visitor, code: int, what_to_do: str) -> None:
    assert what_to_do in raising.get(f"/abort/{code}").text


def test_our_own_mistakes_are_told_without_their_insides(raising: Visitor) -> None:
    for answer in (raising.get("/break"), raising.get("/break", **JSON)):
        assert answer.status_code == 500
        assert WORDS[500][0] in answer.text
        assert "KeyError" not in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("kind", "code"),
    [("CommandRefused", 409), ("Conflict", 409), ("UnknownShift", 404), ("ReaderUnavailable", 500),
     ("ComposureError", 500)],
)  # fmt: skip
def test_what_the_product_refuses_is_said_in_its_own_words(raising: Visitor, kind: str, code: int) -> None:
    page, data = raising.get(f"/fail/{kind}"), raising.get(f"/fail/{kind}", **JSON)
    assert page.status_code == data.status_code == code
    assert data.get_json() == {"error": "the <b>tea</b> is cold; warm it"}
    assert "the &lt;b&gt;tea&lt;/b&gt; is cold; warm it" in page.text


def test_a_form_without_a_token_is_told_to_reload(visitor: Visitor) -> None:
    answer = visitor.client.post("/scenarios/teashop/shifts")
    assert answer.status_code == 400
    assert TOO_OLD[0] in answer.text
    assert TOO_OLD[1] in answer.text


@pytest.mark.parametrize("token", ["", "wrong", "a.b.c"])
def test_a_script_without_a_good_token_is_told_to_reload(visitor: Visitor, token: str) -> None:
    shift = visitor.begin()
    answer = visitor.client.post(f"/shifts/{shift}/commands", json={}, headers={**JSON, "X-CSRFToken": token})
    assert answer.status_code == 400
    assert answer.get_json() == {"error": ". ".join(TOO_OLD)}


@pytest.mark.parametrize(
    ("headers", "is_json"),
    [({}, False), ({"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}, False), (JSON, True),
     ({"Content-Type": "application/json"}, True), ({"Accept": "nonsense"}, False)],
)  # fmt: skip
def test_pages_get_a_page_and_scripts_get_json(visitor: Visitor, headers: dict[str, str], is_json: bool) -> None:
    assert visitor.get("/nowhere", **headers).is_json is is_json
