"""What the desk's templates are filled with, and that they say it without believing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.resources import scenarios_path
from tests.webapp.visiting import Visitor, assessed, read_page
from webapp import create_app
from webapp.config import Config
from webapp.current import EXTENSION
from webapp.desk.page import PARTS, Page
from webapp.live import Live, open_live

EVIL = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7777 }}'
WRITABLE = {
    "name",
    "title",
    "text",
    "summary",
    "brief",
    "starts",
    "about",
    "style",
    "signoff",
    "handles",
    "label",
    "value",
}


def page_of(live: Live, shift: str, chosen: str | None = None) -> Page:
    row = live.shift(shift)
    return Page(row, live.pack.scenario(row.scenario), live.state(shift), live.now(shift), chosen)


def test_the_case_asked_for_is_open_and_else_the_one_that_burns_most(live: Live) -> None:
    shift = live.start("teashop")
    assert page_of(live, shift, "hours").open_case == "hours"
    burning = page_of(live, shift).rows[0].id
    for chosen in (None, "", "nobody", "joke"):
        assert page_of(live, shift, chosen).open_case == burning


def test_before_anything_came_in_there_is_a_page_all_the_same(visitor: Visitor, live: Live) -> None:
    late = live.pack.scenario("teashop").cases[2]
    live.pack.scenarios[0].__dict__["cases"] = (late,)
    shift = visitor.begin()
    context = page_of(live, shift).context()
    assert (context["case"], context["story"], context["record"], context["rows"]) == (None, None, None, [])
    assert "Nothing has come in yet" in visitor.get(f"/shifts/{shift}").text


def test_the_time_left_never_falls_below_nothing(live: Live, wall: Callable[..., float]) -> None:
    shift = live.start("teashop")
    assert page_of(live, shift).context()["left"] == 900
    wall(10_000)
    assert page_of(live, shift).context()["left"] == 0


def test_every_part_has_its_place_on_the_page(visitor: Visitor) -> None:
    ids = [attrs["id"] for _, attrs in read_page(visitor.get(f"/shifts/{visitor.begin()}").text).tags if "id" in attrs]
    assert {f"part-{part}" for part in PARTS} <= set(ids)
    assert sorted(ids) == sorted(set(ids))


def test_a_part_that_is_sent_again_is_the_same_as_on_the_page(visitor: Visitor) -> None:
    shift = visitor.begin()
    page = visitor.get(f"/shifts/{shift}?case=tin").text
    parts = visitor.get(f"/shifts/{shift}/updates?case=tin").get_json()["parts"]
    assert set(parts) == set(PARTS)
    for part in set(PARTS) - {"top"}:
        assert parts[part] in page, part


def test_nothing_on_the_desk_tells_what_is_right(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin()
    for case in live.pack.scenario("teashop").cases[:2]:
        page = visitor.get(f"/shifts/{shift}?case={case.id}").text
        assert case.expected.rationale not in page
        assert not [reason for reason in case.expected.disposition.reasons.values() if reason in page]
        assert "the one i actually wanted" not in page


def spoiled(data: Any, name: str = "") -> Any:
    """Give authored data with markup in every word that a page may show."""
    if isinstance(data, dict):
        return {key: spoiled(value, key) for key, value in data.items() if key != "exemplars"}
    if isinstance(data, list):
        return [spoiled(value, "text" if name == "history" else "") for value in data]
    return data + EVIL if isinstance(data, str) and name in WRITABLE else data


@pytest.fixture
def spoiled_visitor(
    sqlite_url: str, tmp_path: Path, wall: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visitor]:
    """Give a visitor of a shop whose author wrote markup everywhere."""
    data = yaml.safe_load((scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8"))
    file = tmp_path / "teashop.yaml"
    file.write_text(yaml.safe_dump(spoiled(data), allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr("webapp.open_live", partial(open_live, wall=wall))
    app = create_app(Config(sqlite_url, "k" * 32, (file,), testing=True))
    yield Visitor(app)
    app.extensions[EXTENSION].close()


def harmless(markup: str) -> bool:
    """Tell whether the markup shows the author's and the agent's markup as words only."""
    page = read_page(markup)
    return EVIL in page.text and not page.of("img") and page.against_policy() == [] and "54439" not in page.text


def test_markup_that_people_wrote_is_shown_as_words(spoiled_visitor: Visitor) -> None:
    shift = spoiled_visitor.begin()
    tin = {"case": "tin", "text": EVIL}
    commands: list[dict[str, Any]] = [
        {"kind": "reply", **tin, "channel": "public"}, {"kind": "note", **tin}, {"kind": "statement", **tin},
        {"kind": "promise", "case": "tin", "minutes": 5, "what": EVIL},
        {"kind": "flag", **tin, "flag": "incident", "note": EVIL},
        {"kind": "open_chat", "case": "tin"}, {"kind": "reply", **tin, "channel": "chat"},
        {"kind": "hand_off", "case": "tin", "team": "complaints", "summary": EVIL},
        {"kind": "leave_alone", "case": "hours", "reason": EVIL}, {"kind": "hand_over", "case": "tin", "note": EVIL},
    ]  # fmt: skip
    for command in commands:
        answer = spoiled_visitor.send(shift, command, "tin")
        assert answer.status_code == 200, (command, answer.text)
        for part in ("top", "queue", "head", "story", "record"):
            assert harmless(answer.get_json()["parts"][part]), (command["kind"], part)
    for path in ("/", "/scenarios/teashop", f"/shifts/{shift}?case=tin", f"/shifts/{shift}?case=hours"):
        assert harmless(spoiled_visitor.get(path).text), path


def test_markup_in_a_debrief_is_shown_as_words(spoiled_visitor: Visitor) -> None:
    shift = spoiled_visitor.begin()
    for case in ("tin", "hours"):
        spoiled_visitor.send(shift, {"kind": "reply", "case": case, "channel": "public", "text": EVIL})
    spoiled_visitor.post(f"/shifts/{shift}/finish")
    for case in ("tin", "hours"):
        assert harmless(spoiled_visitor.get(f"/shifts/{shift}/debrief?case={case}").text)


@pytest.mark.parametrize("address", ["/nowhere/{}", "/shifts/{}", "/scenarios/{}", "/shifts/{}/updates"])
def test_markup_in_an_address_comes_back_as_words_or_not_at_all(visitor: Visitor, address: str) -> None:
    page = read_page(visitor.get(address.format("<script>alert(1)</script>")).text)
    assert page.against_policy() == []


def test_the_clock_of_an_assessment_has_no_buttons(visitor: Visitor, live: Live) -> None:
    practised = visitor.get(f"/shifts/{visitor.begin()}").text
    shift = assessed(visitor, live)
    for command in ("set_clock", "wait"):
        assert f'data-command="{command}"' in practised
        assert f'data-command="{command}"' not in visitor.get(f"/shifts/{shift}").text
        assert not [
            part for part in visitor.get(f"/shifts/{shift}/updates").get_json()["parts"].values()
            if f'data-command="{command}"' in part
        ]  # fmt: skip


COACHING = ("What was shared", "still shown", "before talking about it", "has not said yes")


def test_the_customers_side_of_an_assessment_does_not_coach(visitor: Visitor, live: Live) -> None:
    answers = {}
    for name, shift in (("practice", visitor.begin()), ("assessment", assessed(visitor, live))):
        answer = visitor.send(
            shift, {"kind": "reply", "case": "tin", "channel": "public", "text": "PL-555-0107?"}, "tin"
        )
        answers[name] = visitor.get(f"/shifts/{shift}?case=tin").text + str(answer.get_json()["parts"])
    assert [words for words in COACHING if words in answers["assessment"]] == []
    assert [words for words in COACHING if words not in answers["practice"]] == []
