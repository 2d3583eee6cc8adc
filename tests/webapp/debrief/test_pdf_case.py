"""A case in the PDF says what the page says of it, in the same order."""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from webapp.debrief.page import CasePage, Page
from webapp.debrief.pdf_case import case_story, finding
from webapp.debrief.pdf_type import register
from webapp.wording import clock

WIDE = 480.0


def said(flowables: list[Flowable]) -> list[str]:
    """Give the words of each paragraph, those in tables and of what is kept together too."""
    found: list[str] = []
    for one in flowables:
        if isinstance(one, Paragraph):
            found.append((one.bulletText or "") + " " + "".join(frag.text for frag in one.frags))
        elif isinstance(one, KeepTogether):
            found += said(one._content)
        elif isinstance(one, Table):
            found += said([cell for row in one._cellvalues for cell in row])
    return found


def opened(page: Page) -> CasePage:
    register()
    assert page.case is not None
    return page.case


def test_the_story_is_told_in_order_with_its_findings_by_number(badly: Page) -> None:
    case = opened(badly)
    words = said(list(case_story(case, WIDE, erased=False)))
    numbers = [line.split()[0] for line in words if line.split()[:1] and line[0].isdigit()]
    found = [str(one.number) for one in case.story.found]
    assert set(found) <= set(numbers)
    left = iter(words)
    for line in case.story.lines:
        if line.message is not None:
            assert any(text.split(" · ")[0].strip() == line.name and clock(line.at) in text for text in left), line


def test_a_finding_says_all_that_the_page_says(badly: Page) -> None:
    for one in opened(badly).story.found:
        words = " ".join(said([finding(one)]))
        wanted = [one.word, one.title, one.points, one.quote, one.because, one.why, one.source]
        wanted += [one.rewrite] if one.kind in ("critical", "hurt", "missing", "help") else []
        assert [text for text in wanted if text not in words] == []
        assert ("not certain" in words) is one.unsure


def test_what_is_gone_is_told_in_words(badly: Page) -> None:
    case = opened(badly)
    lines = tuple(replace(line, state="hidden by you, because it was spam") for line in case.story.lines)
    gone = replace(case, story=replace(case.story, lines=lines))
    words = said(list(case_story(gone, WIDE, erased=False)))
    assert any("hidden by you, because it was spam" in line for line in words)


def test_the_better_words_and_the_costs_are_there(badly: Page) -> None:
    case = opened(badly)
    words = "\n".join(said(list(case_story(case, WIDE, erased=False))))
    assert case.beside
    assert case.costs
    assert "Your reply beside a better one" in words
    assert [step.text for step in case.best.told if step.text not in words] == []
    assert [one.title for one in case.costs if one.title not in words] == []


def test_erased_words_have_nothing_beside_them(badly: Page) -> None:
    assert not any("beside a better one" in line for line in said(list(case_story(opened(badly), WIDE, erased=True))))
