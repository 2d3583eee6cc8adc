"""What every answer carries, and what no page may hold."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.webapp.visiting import JSON, REPLY, Visitor, read_page
from webapp.security import HEADERS, POLICY

PATHS = {
    "/": 200, "/static/tokens.css": 200, "/static/js/desk.js": 200, "/static/nothing.js": 404, "/nowhere": 404,
    "/scenarios/teashop": 200, "/scenarios/none": 404, "/shifts/none": 404, "/shifts/none/commands": 405,
}  # fmt: skip


def guarded(headers: object) -> bool:
    return all(headers[name] == value for name, value in HEADERS.items())  # type: ignore[index]


@pytest.mark.parametrize(("path", "code"), PATHS.items())
def test_every_answer_is_guarded(visitor: Visitor, path: str, code: int) -> None:
    for headers in ({}, JSON):
        answer = visitor.get(path, **headers)
        assert answer.status_code == code
        assert guarded(answer.headers)


def test_answers_to_forms_and_scripts_are_guarded(visitor: Visitor) -> None:
    shift = visitor.begin()
    answers = [
        visitor.client.post("/scenarios/teashop/shifts"),
        visitor.send(shift, REPLY),
        visitor.send(shift, {"kind": "dance"}),
        visitor.raw(f"/shifts/{shift}/commands", b"{"),
        visitor.post(f"/shifts/{shift}/finish"),
    ]
    assert [answer.status_code for answer in answers] == [400, 200, 409, 400, 302]
    assert all(guarded(answer.headers) for answer in answers)


def test_an_answer_to_our_own_mistake_is_guarded(app: Flask, visitor: Visitor, opened: Callable[..., None]) -> None:
    opened("broken")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)
    answer = visitor.get("/broken")
    assert answer.status_code == 500
    assert guarded(answer.headers)
    assert "ZeroDivision" not in answer.text


def test_the_policy_lets_nothing_in_from_outside_or_inline() -> None:
    assert "unsafe" not in POLICY
    assert not re.search(r"https?:|\*|data:|blob:", POLICY)
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(POLICY.split("; "))


@pytest.mark.parametrize("path", ["/", "/scenarios/teashop", "/nowhere"])
def test_pages_are_not_kept_by_caches(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).headers["Cache-Control"] == "no-store"


def test_what_a_script_reads_is_not_kept_by_caches(visitor: Visitor) -> None:
    shift = visitor.begin()
    assert visitor.get(f"/shifts/{shift}/updates").headers["Cache-Control"] == "no-store"
    assert visitor.get("/static/tokens.css").headers["Cache-Control"] != "no-store"


@pytest.mark.parametrize("page", ["/", "/scenarios/teashop", "/nowhere", "/shifts/{shift}", "/shifts/{shift}?case=tin"])
def test_no_page_needs_more_than_the_policy_allows(visitor: Visitor, page: str) -> None:
    shift = visitor.begin()
    visitor.send(shift, REPLY)
    shown = read_page(visitor.get(page.format(shift=shift)).text)
    assert len(shown.tags) > 10
    assert shown.against_policy() == []


def test_no_debrief_needs_more_than_the_policy_allows(visitor: Visitor) -> None:
    shift = visitor.begin()
    visitor.send(shift, REPLY)
    visitor.post(f"/shifts/{shift}/finish")
    for case in ("", "?case=hours", "?case=tin"):
        answer = visitor.get(f"/shifts/{shift}/debrief{case}")
        assert answer.status_code == 200
        assert read_page(answer.text).against_policy() == []


@pytest.mark.parametrize("bad", [
    '<p style="color:red">', '<p onclick="go()">', "<style>p{}</style>", "<script>go()</script>",
    '<a href="javascript:go()">', '<img src="https://example.com/a.png">', '<script src="//example.com/a.js"></script>',
])  # fmt: skip
def test_what_the_policy_forbids_is_recognised(bad: str) -> None:
    assert read_page(bad).against_policy()


def test_over_https_a_form_sent_from_our_own_page_arrives(visitor: Visitor) -> None:
    secure, token = "https://localhost", visitor.token
    page = visitor.client.get("/scenarios/teashop", base_url=secure)
    # Without the referrer the check below would refuse every form over HTTPS.
    assert page.headers["Referrer-Policy"] not in ("no-referrer", "origin-when-cross-origin")

    def begin(**headers: str) -> int:
        form = {"csrf_token": token}
        return visitor.client.post("/scenarios/teashop/shifts", data=form, base_url=secure, headers=headers).status_code

    assert begin(Referer=f"{secure}/scenarios/teashop") == 302
    assert begin(Referer="https://example.com/") == 400
    assert begin() == 400
