"""The application as it is put together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from simulator.errors import ScenarioProblems
from tests.webapp.visiting import JSON, Visitor
from webapp import LARGEST_REQUEST, create_app
from webapp.config import Config


def test_every_job_has_its_blueprint(app: Flask) -> None:
    assert {"training", "desk", "debrief"} <= set(app.blueprints)


def test_the_session_cookie_stays_out_of_reach(visitor: Visitor) -> None:
    cookie = visitor.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_session_signed_with_another_key_is_worth_nothing(app: Flask, visitor: Visitor) -> None:
    shift = visitor.begin()
    app.config["SECRET_KEY"] = "another key altogether"
    assert visitor.get(f"/shifts/{shift}").status_code == 404


def test_every_address_that_changes_something_asks_for_a_token(app: Flask, visitor: Visitor) -> None:
    shift = visitor.begin()
    changing = [rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(changing) >= 3
    for rule in changing:
        path = re.sub(r"<(?:int|row)\b[^>]*>", "1", rule)
        path = path.replace("<shift_id>", shift).replace("<scenario_id>", "teashop")
        assert visitor.client.post(path).status_code == 400, rule
        assert "too old" in visitor.client.post(path, json={}, headers=JSON).get_json()["error"], rule


def test_a_request_of_unreasonable_size_is_not_read(visitor: Visitor) -> None:
    shift = visitor.begin()
    answer = visitor.raw(f"/shifts/{shift}/commands", b" " * (LARGEST_REQUEST + 1))
    assert answer.status_code == 413
    assert "Shorten" in answer.get_json()["error"]


def test_the_longest_text_fits_into_a_request_however_it_is_escaped(visitor: Visitor) -> None:
    shift = visitor.begin()
    answer = visitor.send(shift, {"kind": "note", "case": "tin", "text": "🫖" * 20_000})
    assert answer.status_code == 200


def test_scenarios_that_are_wrong_stop_the_application_before_it_serves(tmp_path: Path, sqlite_url: str) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(ScenarioProblems, match=r"broken\.yaml"):
        create_app(Config(sqlite_url, "k" * 32, (broken,)))
