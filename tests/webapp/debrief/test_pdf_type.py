"""Any text is set: as itself where the font has it, by name where it has not, and never as markup."""

from __future__ import annotations

import pytest
from reportlab.platypus import Paragraph

from tests.payloads import PAYLOADS
from webapp.debrief import pdf_type as look
from webapp.debrief.pdf_type import LONGEST, bare, bold, coloured, figure, flowing, legible, plain, underlined

ODD = [
    ("It’s −5 °C: “fine” …", "It’s −5 °C: “fine” …"),
    ("ok 🙂", "ok [slightly smiling face]"),
    ("👍🏽", "[thumbs up sign][emoji modifier fitzpatrick type-4]"),
    ("\U0001f600", "[grinning face]"),
    ("a\tb", "a b"),
    ("a\x00b\x07", "a[U+0000]b[U+0007]"),
    ("\ud800", "[U+D800]"),
    ("你", "[cjk unified ideograph-4f60]"),
    ("שלום مرحبا e\u0301", "שלום مرحبا e\u0301"),
]


def visible(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize(("text", "shown"), ODD)
def test_a_character_that_the_font_lacks_is_told_by_its_name(text: str, shown: str) -> None:
    assert legible(text) == shown


def test_lines_stay_lines() -> None:
    assert plain("one\r\ntwo\n\nthree\n") == "one<br/>two<br/><br/>three<br/>"


@pytest.mark.parametrize("text", ["word " * 4000, "x" * 20_000, "line\n" * 4000, "short", "a\n" + "b" * 5000])
def test_long_text_is_cut_between_paragraphs_and_nothing_is_lost(text: str) -> None:
    look.register()
    parts = list(flowing([("Begins: ", bare), (text, "<b>{}</b>".format), ("end", bare)], look.TEXT))
    said = ["".join(frag.text for frag in part.frags) for part in parts]
    assert visible("".join(said)) == visible(f"Begins: {text}end")
    assert max(map(len, said)) <= LONGEST
    assert not any(part.endswith("wor") for part in said)


@pytest.mark.parametrize("text", [*PAYLOADS, "a & b < c", "&lt;b&gt;", "<b>", "<para>", "<img src='x'/>", "<br/>"])
def test_markup_is_words(text: str) -> None:
    look.register()
    for markup in (plain(text), bold(text), coloured(plain(text), look.GOOD), underlined(plain(text), look.GOOD)):
        frags = Paragraph(markup, look.TEXT).frags
        said = "".join(frag.text for frag in frags)
        assert visible(said) == visible(legible(text))


def test_a_mark_is_whole_or_a_dash() -> None:
    assert (figure(71.6), figure(0.0), figure(None)) == ("72", "0", "–")
