"""How a debrief's PDF is set: its font, colours and styles, and any text in characters that the font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from simulator.resources import content_path

LONGEST = 1000
"""How many characters a paragraph may have: what ReportLab takes for one grows with the square of its length."""
LAST = 0xFFFF
"""The last code point that ReportLab lets a reader copy; it maps those beyond, as 😀, to others."""
_BREAK = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_PASSAGE = re.compile(rf".{{1,{LONGEST - 1}}}(?:\n|\Z)|.{{1,{LONGEST - 1}}}\s|.{{1,{LONGEST}}}", re.DOTALL)
"""Some text that ends with a line if it can, else with a word."""
REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"
INK, INK_2, INK_3 = HexColor("#27222c"), HexColor("#554d5b"), HexColor("#675f6c")
LINE, SUNKEN, WHITE = HexColor("#e0d6c7"), HexColor("#f7f2e9"), white
PUBLIC, PRIVATE, SECURE = HexColor("#96400f"), HexColor("#3a4894"), HexColor("#11574a")
DANGER, WARN, GOOD = HexColor("#a01030"), HexColor("#744c00"), HexColor("#375c0f")
COACH_SOFT, GOOD_SOFT = HexColor("#f6ebf7"), HexColor("#eaf3d9")
PLACES = {"public": PUBLIC, "dm": PRIVATE, "chat": SECURE}
GROUNDS = {"public": HexColor("#fbeadd"), "dm": HexColor("#e9ebf9"), "chat": HexColor("#e2f1eb")}
KINDS = {"critical": DANGER, "hurt": WARN, "help": GOOD, "missing": INK_2, "note": INK_3}
LEVELS = {"ok": GOOD, "soon": WARN, "late": DANGER}

TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=8.5, leading=12.5, textColor=INK, spaceAfter=3)
SMALL = ParagraphStyle("small", TEXT, fontSize=7.5, leading=10.5, textColor=INK_2)
QUIET = ParagraphStyle("quiet", SMALL, textColor=INK_3)
WHO = ParagraphStyle("who", SMALL, spaceBefore=7)
CELL = ParagraphStyle("cell", SMALL, textColor=INK, spaceAfter=0)
NUMBER_CELL = ParagraphStyle("number cell", CELL, fontName=BOLD, alignment=TA_RIGHT)
HEAD_CELL = ParagraphStyle("head cell", CELL, fontName=BOLD, textColor=INK_2)
TITLE = ParagraphStyle("title", TEXT, fontName=BOLD, fontSize=19, leading=24, spaceAfter=8)
CASE_TITLE = ParagraphStyle("case title", TITLE, fontSize=15, leading=19, spaceAfter=5)
SECTION = ParagraphStyle("section", TITLE, fontSize=11, leading=14, spaceBefore=14, spaceAfter=5, keepWithNext=1)
SUBSECTION = ParagraphStyle("subsection", SECTION, fontSize=9, leading=12, spaceBefore=9, spaceAfter=3)
FIGURE = ParagraphStyle("figure", TITLE, fontSize=38, leading=42, spaceAfter=0)
NOTICE = ParagraphStyle("notice", TEXT, backColor=SUNKEN, borderPadding=(5, 8, 6, 8), leftIndent=8, rightIndent=8,
                        spaceBefore=8, spaceAfter=11)  # fmt: skip
WORDS = ParagraphStyle("words", TEXT, fontSize=9, leading=13.5, borderPadding=(4, 8, 5, 8), leftIndent=8, rightIndent=8,
                       backColor=SUNKEN, spaceBefore=5, spaceAfter=10)  # fmt: skip
SAID = {place: ParagraphStyle(f"said {place}", WORDS, backColor=ground) for place, ground in GROUNDS.items()}
BETTER_WORDS = ParagraphStyle("better words", WORDS, backColor=GOOD_SOFT)
FINDING = ParagraphStyle("finding", TEXT, fontSize=8, leading=11.5, leftIndent=26, spaceAfter=2)
FINDING_HEAD = ParagraphStyle("finding head", FINDING, bulletIndent=8, bulletFontName=BOLD, bulletFontSize=8,
                              spaceBefore=5, keepWithNext=1)  # fmt: skip
REWRITE = ParagraphStyle("rewrite", FINDING, backColor=COACH_SOFT, borderPadding=(2, 5, 3, 5), leftIndent=31,
                         rightIndent=5, spaceBefore=4, spaceAfter=6)  # fmt: skip
SOURCE = ParagraphStyle("source", FINDING, fontSize=7, leading=9.5, textColor=INK_3, spaceAfter=5)
ROWS = (
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
)  # fmt: skip
"""A table of rows with a line below each."""
PAIR = (("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 0))
"""Two things beside each other."""


@cache
def register() -> frozenset[int]:
    """Make the font known to ReportLab and give the code points that both its weights have."""
    weights = [TTFont(name, str(content_path("fonts", f"{name}.ttf"))) for name in (REGULAR, BOLD)]
    for weight in weights:
        registerFont(weight)
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    both = frozenset.intersection(*(frozenset(weight.face.charToGlyph) for weight in weights))
    return frozenset(code for code in both if code <= LAST)


def legible(text: str) -> str:
    """Give a line of text, with each character that the font lacks as its name in brackets."""
    known = register()
    return "".join(char if ord(char) in known else _named(char) for char in text.replace("\t", " "))


def plain(text: str) -> str:
    """Give any text as a paragraph's markup that says it as it is, line by line."""
    return "<br/>".join(escape(legible(line), quote=False) for line in _BREAK.split(text))


def flowing(pieces: Iterable[tuple[str, Callable[[str], str]]], style: ParagraphStyle) -> Iterator[Paragraph]:
    """Give text of any length in paragraphs; each piece of it comes with what its markup is dressed in."""
    markup, size = "", 0
    for text, dressed in pieces:
        for part in _PASSAGE.findall(text):
            if size and size + len(part) > LONGEST:
                yield Paragraph(markup.removesuffix("<br/>"), style)
                markup, size = "", 0
            markup, size = markup + dressed(plain(part)), size + len(part)
    yield Paragraph(markup, style)


def bare(markup: str) -> str:
    """Give markup as it is: the dress of a piece that has none."""
    return markup


def bold(text: str) -> str:
    """Give any text as bold markup."""
    return f"<b>{plain(text)}</b>"


def coloured(markup: str, colour: HexColor) -> str:
    """Give markup in a colour."""
    return f'<font color="#{colour.hexval()[2:]}">{markup}</font>'


def underlined(markup: str, colour: HexColor) -> str:
    """Give markup underlined in a colour."""
    return f'<u color="#{colour.hexval()[2:]}">{markup}</u>'


def figure(value: float | None) -> str:
    """Give a mark as the page does: whole, or a dash where there is none."""
    return "–" if value is None else f"{value:.0f}"


def _named(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    return f"[{name or f'U+{ord(char):04X}'}]"
