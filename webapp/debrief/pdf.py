"""The whole debrief as a PDF: it lays out what the page's objects hold, and judges and counts nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Table

from webapp.debrief import pdf_type as look
from webapp.debrief.page import CaseRow, Page
from webapp.debrief.pdf_case import case_story, finding
from webapp.debrief.pdf_drawing import bar, meter
from webapp.debrief.pdf_type import bold, coloured, figure, legible, plain
from webapp.debrief.tries import Try
from webapp.debrief.verdict import Critical, MarkRow, Verdict
from webapp.debrief.words import day
from webapp.store import Shift
from webapp.wording import clock

MARGIN, FOOT = 54.0, 62.0
PADDING = 6.0
"""What a frame of ReportLab keeps free inside itself, on every side."""
WIDTH = A4[0] - 2 * MARGIN
_METER = 70.0
_SHARED = "A shared debrief, to read only. “You” is the person who worked this shift."
_EDITED = (
    "The scenario was edited after this shift. The grade is the one recorded then; the author’s words below are "
    "today’s."
)
_ERASED = "What was typed in this shift has been erased. Its shape and its marks are left."
_ADVISORY = (
    "Advisory marks have not been shown to agree with people’s well enough to decide by. Read their evidence, and let "
    "a person weigh it."
)
_ADVICE = (
    "Marked by {} Marks are advice for practice: they are made by rules and models, and each shows its "
    "evidence and source."
)


def pdf(page: Page, shift: Shift, this: Try, *, edited: bool, mine: bool, digest: str = "") -> bytes:
    """Give the debrief of a shift, its `page` with every case open; the same shift gives the same bytes.

    `mine`: it is for who worked the shift, not for who holds a link to it. `digest`: that of the log, for the foot.
    """
    look.register()
    made, title = BytesIO(), page.scenario.title
    paper = SimpleDocTemplate(
        made, pagesize=A4, leftMargin=MARGIN - PADDING, rightMargin=MARGIN - PADDING, topMargin=MARGIN,
        bottomMargin=FOOT, title=f"Debrief: {title}", author="Composure", creator="Composure",
        subject=page.scenario.brand.name, lang="en", displayDocTitle=1, invariant=1,
    )  # fmt: skip
    paper.afterFlowable = partial(_listed, paper)
    foot = partial(_foot, title, digest)
    story = [*_head(page, shift, this, edited=edited, mine=mine), *_verdict(page.verdict), *_cases(page), *_queue(page)]
    for case in page.cases:
        story += [PageBreak(), *case_story(case, WIDTH, erased=shift.erased_at is not None)]
    paper.build(story, onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()


def _listed(paper: Any, flowable: Flowable) -> None:
    """List a title in the reader's contents; no page has two of them."""
    if title := getattr(flowable, "outline", ""):
        key = f"page-{paper.page}"
        paper.canv.bookmarkPage(key)
        paper.canv.addOutlineEntry(title, key)


def _foot(title: str, digest: str, canvas: Any, paper: Any) -> None:
    canvas.setFillColor(look.INK_3)
    canvas.setFont(look.REGULAR, 7)
    lines = simpleSplit(legible(title), look.REGULAR, 7, WIDTH - 60)
    canvas.drawString(MARGIN, 36, lines[0] if len(lines) == 1 else f"{lines[0]} …")
    canvas.drawRightString(A4[0] - MARGIN, 36, f"Page {paper.page}")
    if digest:
        canvas.drawString(MARGIN, 26, f"SHA-256 of the log: {digest}")


def _head(page: Page, shift: Shift, this: Try, *, edited: bool, mine: bool) -> Iterator[Flowable]:
    how = "time ran out" if page.state.ended == "time" else "finished"
    yield Paragraph(plain(
        f"Debrief · {page.scenario.brand.name} · {shift.mode}, level {page.scenario.level} · seed {shift.seed} · "
        f"{day(shift.created_at)} · {how} at {clock(page.state.at)}"), look.QUIET)  # fmt: skip
    title = Paragraph(plain(page.scenario.title), look.TITLE)
    title.outline = page.scenario.title
    yield title
    since = f"{this.name} of {page.scenario.title}, from {clock(shift.branch_at or 0.0)} of the {this.parent.lower()}."
    said = (
        (not mine, _SHARED), (bool(this.parent), since), (edited, _EDITED), (shift.erased_at is not None, _ERASED),
    )  # fmt: skip
    yield from (Paragraph(plain(text), look.NOTICE) for so, text in said if so)


def _verdict(found: Verdict) -> Iterator[Flowable]:
    stands = ("Ready", look.GOOD) if not found.below else ("Below the mark", look.WARN)
    word, colour = stands if found.ready else ("Not ready", look.DANGER)
    said = [Paragraph(coloured(bold(word), colour), look.SECTION)]
    if found.scale.cap is not None:
        said.append(Paragraph(f"Would be {bold(figure(found.uncapped))} without critical errors.", look.TEXT))
    said += [bar(found.scale, WIDTH - 120), Paragraph(plain(found.reason), look.TEXT)]
    yield Table([[Paragraph(figure(found.overall), look.FIGURE), said]], (100, WIDTH - 100), style=look.PAIR)
    rows = [_headings("Dimension", "Mark", "", "What moved it most"), *map(_mark, found.marks)]
    widths = (112, 62, _METER + 16, WIDTH - 190 - _METER)
    yield Table(rows, widths, style=look.ROWS, spaceBefore=8, spaceAfter=6)
    if found.advisory:
        yield Paragraph(_ADVISORY, look.QUIET)
    if found.criticals or found.unsure:
        yield Paragraph("Critical errors" if found.criticals else "To be looked at by a person", look.SUBSECTION)
        for one in (*found.criticals, *found.unsure):
            yield KeepTogether(list(_critical(one)))


def _headings(*names: str) -> list[Paragraph]:
    return [Paragraph(name, look.HEAD_CELL) for name in names]


def _mark(mark: MarkRow) -> list[Flowable]:
    told = bold(mark.dimension.capitalize()) + (" · advisory" if mark.advisory else "")
    if mark.weight is not None:
        told += coloured(f"<br/>weight {mark.weight:g} %", look.INK_3)
    value = "not observed" if mark.value is None else bold(figure(mark.value))
    return [
        Paragraph(told, look.CELL), Paragraph(value, look.CELL),
        meter(mark.value, look.LEVELS.get(mark.level, look.INK_3), _METER), Paragraph(plain(mark.line), look.CELL),
    ]  # fmt: skip


def _critical(one: Critical) -> Iterator[Flowable]:
    sure = " (not certain)" if one.unsure else ""
    said = f"{coloured(bold(one.id), look.DANGER)} {plain(one.meaning)}.{sure}"
    yield Paragraph(f"{said} {coloured(plain(one.title), look.INK_3)}", look.TEXT)
    for found in one.found:
        words = f"“{found.quote}”" if found.quote else found.because
        yield Paragraph(plain(f"{words} (finding {found.number})"), look.FINDING)


def _cases(page: Page) -> Iterator[Flowable]:
    yield Paragraph("Case by case", look.SECTION)
    rows = [_headings("Mark", "Case", "What you did", "Best"), *map(_case, page.rows)]
    yield Table(rows, (64, 160, 120, WIDTH - 344), style=look.ROWS, repeatRows=1, splitInRow=1)


def _case(row: CaseRow) -> list[Flowable]:
    mark, about = bold(figure(row.graded.overall)), coloured(plain(f"{row.person} · {row.priority}"), look.INK_2)
    if row.scale.cap is not None:
        mark += coloured(f"<br/>held from {figure(row.graded.uncapped)}", look.INK_3)
    if row.graded.critical:
        about += f"<br/>{coloured(bold('Critical: ' + ', '.join(row.graded.critical)), look.DANGER)}"
    best = "" if row.standing == "best" else f"{bold(row.best)}, because: {plain(row.reason)}"
    done = f"{bold(row.reached)}, {plain(row.standing_words)}"
    return [Paragraph(cell, look.CELL) for cell in (mark, f"{bold(row.title)}<br/>{about}", done, best)]


def _queue(page: Page) -> Iterator[Flowable]:
    yield Paragraph("How you worked the queue", look.SECTION)
    rows = [_headings("Came", "Case", "Priority", "Your order", "Waited")]
    for one in page.queue:
        came = "before" if one.arrived < 0 else clock(one.arrived)
        late = f" {coloured('<b>late</b>', look.DANGER)}" if one.late else ""
        cells = (came, plain(one.title), plain(one.priority), str(one.rank or "not touched"), plain(one.told) + late)
        rows.append([Paragraph(cell, look.CELL) for cell in cells])
    yield Table(rows, (50, 160, 52, 64, WIDTH - 326), style=look.ROWS, repeatRows=1, splitInRow=1, spaceAfter=6)
    if page.order:
        yield Paragraph("On the queue as a whole", look.SUBSECTION)
        yield from (finding(replace(one, rewrite="")) for one in page.order)
    yield Paragraph(plain(_ADVICE.format(page.marked_by)), look.QUIET)
