"""Slips in a draft: where they stand, what to write there, and only in practice."""

from __future__ import annotations

from itertools import pairwise

import pytest

from simulator.reading import read
from simulator.reading.model import Context, Reading, Sign
from simulator.state import Message
from tests.webapp.visiting import REPLY, Visitor, assessed, read_page
from webapp.desk.spelling import MOST, pieces, slips
from webapp.live import Live


def draft(text: str, *signs: Sign) -> Message:
    return Message(1, 0.0, "agent", "public", text, Reading("1", len(text), len(text.split()), signs=signs))


def written(text: str) -> str:
    """Give a text with every suggestion for it taken."""
    message = Message(1, 0.0, "agent", "public", text, read(text, Context()))
    found = slips(message)
    return "".join(found[one.number - 1].instead if one.number else one.text for one in pieces(text, found))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("We will definately call.", "We will definitely call."),
        ("Your right, we should of told you.", "You're right, we should have told you."),
        ("The parcel is on it's way to you.", "The parcel is on its way to you."),
        ("Thanks for waiting , we have it now.", "Thanks for waiting, we have it now."),
        ("Thanks,and sorry for the wait.", "Thanks, and sorry for the wait."),
        ("I will ring you on monday morning.", "I will ring you on Monday morning."),
        ("We are are looking into it now.", "We are looking into it now."),
    ],
)
def test_what_is_suggested_mends_the_words(wrong: str, right: str) -> None:
    assert written(wrong) == right


def test_a_hint_that_is_no_word_is_told_and_never_written() -> None:
    (slip,) = slips(draft("The parcel have gone.", Sign("writing.grammar", 0, 15, 0.7, "agreement")))
    assert (slip.words, slip.instead) == ("The parcel have", "")
    assert "subject" in slip.hint


def test_only_slips_are_slips() -> None:
    signs = [Sign(name, 0, 3, 1.0) for name in ("writing.jargon", "writing.wordy", "polite.greeting", "personal.phone")]
    assert slips(draft("FAQ and so on", *signs)) == ()


def test_none_lies_over_another_and_there_is_an_end_to_them() -> None:
    text = "teh " * 20
    signs = [Sign("writing.spelling", at, at + 3, 1.0, "the") for at in range(0, 80, 4)]
    over = Sign("writing.grammar", 1, 7, 1.0, "the")
    found = slips(draft(text, *signs, over))
    assert len(found) == MOST
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["", "  \n\n a <b> & ümläut 😀 teh end\n", "teh"])
def test_the_pieces_are_the_draft(text: str) -> None:
    at = text.find("teh")
    signs = [Sign("writing.spelling", at, at + 3, 1.0, "the")] if at >= 0 else []
    found = slips(draft(text, *signs))
    assert "".join(one.text for one in pieces(text, found)) == text


# --- the address -------------------------------------------------------------------------------

WRONG = {**REPLY, "text": "Morning <b>Bryn</b>!\nWe will definately be open. ^Jo"}


def test_the_mirror_has_the_draft_to_the_letter_with_the_slip_marked(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin()
    before = live.state(shift).seq
    answer = visitor.draft(shift, "spelling", WRONG).get_json()
    mirror = read_page(answer["mirror"])
    assert mirror.text == WRONG["text"]
    assert [tag for tag, _ in mirror.tags] == ["mark"]
    assert [one.get("data-instead") for one in read_page(answer["slips"]).of("button")] == ["definitely"]
    assert live.state(shift).seq == before


def test_an_assessment_has_no_help_with_spelling(visitor: Visitor, live: Live) -> None:
    shift = assessed(visitor, live)
    page = visitor.get(f"/shifts/{shift}").text
    assert visitor.draft(shift, "spelling", WRONG).status_code == 404
    assert not [
        word for word in ("mirror", "slips", "spelling", "guard") if f'id="{word}' in page or f"/{word}" in page
    ]


@pytest.mark.parametrize(
    "body", [[], {}, {"command": "x"}, {"command": {"kind": "finish", "text": "a long enough text"}}]
)
def test_what_is_no_draft_is_refused(visitor: Visitor, body: object) -> None:
    shift = visitor.begin()
    assert visitor.ask(f"/shifts/{shift}/spelling", body).status_code in (400, 409)
