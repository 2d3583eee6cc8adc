"""One case of a debrief's PDF: how it went, word by word, the better words, the best handling and what it all cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Table

from webapp.debrief import pdf_type as look
from webapp.debrief.beside import Beside, Piece
from webapp.debrief.judged import Judged
from webapp.debrief.page import CasePage
from webapp.debrief.pdf_drawing import bar, curve
from webapp.debrief.pdf_type import bare, bold, coloured, figure, flowing, plain, underlined
from webapp.debrief.pins import Segment
from webapp.debrief.story import Line
from webapp.wording import PLACES, clock, count

Dressed = tuple[str, Callable[[str], str]]
ROOM = 60.0
"""A message begins on a page only where this much of it is left, in points."""
_POINTS = 70.0
_KEY = (
    "Solid: {}’s mood. Dashed: the crowd’s heat. Squares are public messages, pointed ones private; yours are numbered."
)
_COSTS = "Points of this case’s overall before any cap: what it is with the choice, less what it would be without."


def case_story(case: CasePage, width: float, *, erased: bool) -> Iterator[Flowable]:
    """Give a case from its title to what its choices cost, in the order of the page."""
    yield from _head(case, width)
    yield Paragraph("Word by word", look.SECTION)
    for line in case.story.lines:
        yield from _line(line)
    yield from _findings("What was missing", case.story.missing)
    yield from _findings("On the case as a whole", case.story.whole)
    yield from _crowd(case)
    if case.beside and not erased:
        yield CondPageBreak(3 * ROOM)
        yield Paragraph("Your reply beside a better one", look.SECTION)
        yield Paragraph(
            "<strike>Struck through</strike>: only in yours. <u>Underlined</u>: only in the better one.", look.QUIET
        )
        for one in case.beside:
            yield from _beside(one)
    yield from _best(case)
    yield from _costs(case, width)


def finding(one: Judged) -> Flowable:
    """Give a finding with its number, its words, why it counts and, where it cost something, what would be better."""
    parts = [_finding_head(one)]
    if one.quote or one.whole:
        parts.append(Paragraph(plain(f"“{one.quote}”") if one.quote else "The whole message.", look.FINDING))
    if one.missing and one.kind in ("missing", "critical"):
        parts.append(Paragraph(f"Missing: {plain(one.missing)}", look.FINDING))
    parts.append(Paragraph(f"{plain(one.because)} {coloured(plain(one.why), look.INK_2)}", look.FINDING))
    if one.kind == "critical" and one.meaning:
        parts.append(Paragraph(coloured(plain(f"{one.finding.critical}: {one.meaning}."), look.DANGER), look.FINDING))
    if one.rewrite and one.kind in ("critical", "hurt", "missing"):
        parts.append(Paragraph(f"<b>Better</b> {plain(one.rewrite)}", look.REWRITE))
    source = [one.dimension.capitalize(), one.source, one.rewrite if one.kind == "help" else ""]
    parts.append(Paragraph(plain(" · ".join(part for part in source if part)), look.SOURCE))
    return KeepTogether(parts)


def _finding_head(one: Judged) -> Paragraph:
    colour = look.KINDS[one.kind]
    said = f"{coloured(bold(one.word), colour)} {bold(one.title)} {coloured(plain(one.points), colour)}"
    return Paragraph(said + (" (not certain)" if one.unsure else ""), look.FINDING_HEAD, bulletText=str(one.number))


def _head(case: CasePage, width: float) -> Iterator[Flowable]:
    row, person = case.row, case.scene.person
    yield Paragraph(plain(f"Case · {row.priority} · {row.person}"), look.QUIET)
    title = Paragraph(plain(row.title), look.CASE_TITLE)
    title.outline = row.title
    yield title
    mark = f"Overall {bold(figure(row.graded.overall))}"
    if row.scale.cap is not None:
        mark += f", held from {figure(row.graded.uncapped)}: critical error {bold(', '.join(row.graded.critical))}"
    yield Paragraph(mark, look.TEXT)
    yield bar(row.scale, width / 2)
    yield Paragraph(f"You: {bold(row.reached)}, {plain(row.standing_words)}. {plain(row.reason)}", look.TEXT)
    key = Paragraph(plain(_KEY.format(person.first_name or person.name)), look.QUIET)
    yield KeepTogether([Paragraph("How it went", look.SECTION), curve(case.timeline, width), key])


def _line(line: Line) -> Iterator[Flowable]:
    """Give a line of the story; a message may be longer than a page, so nothing holds it together."""
    if line.message is None:
        dress = "<b>{}</b>".format if line.who == "act" else bare
        yield from flowing([(f"{clock(line.at)} ", bare), (line.text, dress)], look.WHO)
    else:
        yield CondPageBreak(ROOM)
        who = [bold(line.name), plain(line.handle), f"message {line.number}" if line.number else ""]
        who += [_where(line.place), clock(line.at), coloured(bold(line.state), look.DANGER) if line.state else ""]
        yield Paragraph(" · ".join(part for part in who if part), look.WHO)
        yield from flowing((part for piece in line.segments for part in _pinned(piece)), _ground(line))
        if line.image:
            yield Paragraph(plain(f"Picture: {line.image}"), look.QUIET)
    yield from map(finding, line.found)


def _where(place: str) -> str:
    return PLACES[place][1] if place else ""


def _ground(line: Line) -> object:
    return look.SAID.get(line.place, look.WORDS) if line.number else look.WORDS


def _pinned(piece: Segment) -> Iterator[Dressed]:
    """Give a piece of a message, underlined where it was judged, with the numbers of the findings that end there."""
    if piece.numbers:
        colour = look.KINDS[piece.kind]
        yield piece.text, partial(underlined, colour=colour)
        numbers = " ".join(map(str, piece.ends))
        yield numbers, lambda markup: coloured(f'<super size="6.5"><b>{markup}</b></super>', colour)
    else:
        yield piece.text, bare


def _findings(title: str, found: Sequence[Judged]) -> Iterator[Flowable]:
    if found:
        yield Paragraph(title, look.SUBSECTION)
        yield from map(finding, found)


def _crowd(case: CasePage) -> Iterator[Flowable]:
    yield Paragraph("What the public saw", look.SUBSECTION)
    if case.crowd is None:
        yield Paragraph("Nothing of this case was public.", look.TEXT)
    else:
        start, peak, end = (bold(str(heat)) for heat in (case.crowd.start, case.crowd.peak, case.crowd.end))
        heat = f"Heat {start} at the start, {peak} at its hottest, {end} at the end."
        yield Paragraph(f"{heat} Most views: {bold(count(case.crowd.views))}.", look.TEXT)


def _beside(one: Beside) -> Iterator[Flowable]:
    line = one.line
    yield CondPageBreak(1.5 * ROOM)
    yield Paragraph(f"Your message {line.number}, at {clock(line.at)}, {_where(line.place).lower()}", look.SUBSECTION)
    if one.better:
        yield Paragraph("What you sent", look.QUIET)
        yield from flowing(_pieces(one.yours, "strike") if one.marked else [(line.text, bare)], _ground(line))
        yield CondPageBreak(ROOM)
        yield Paragraph("A better one", look.QUIET)
        yield from flowing(_pieces(one.better, "u" if one.marked else ""), look.BETTER_WORDS)
    else:
        where = "public" if line.place == "public" else "private"
        yield Paragraph(f"The author’s best handling writes nothing in {where}.", look.TEXT)
    for found in one.mends:
        said = f"{bold(found.title)} {plain(found.rewrite)}"
        yield Paragraph(said, look.FINDING_HEAD, bulletText=str(found.number))


def _pieces(pieces: Iterable[Piece], tag: str) -> Iterator[Dressed]:
    """Give a text that was cut in pieces; those that only it has are in a tag, if there is one."""
    for one in pieces:
        yield one.text, f"<{tag}>{{}}</{tag}> ".format if tag and not one.kept else "{} ".format


def _best(case: CasePage) -> Iterator[Flowable]:
    best = case.best
    yield Paragraph("The best handling", look.SECTION)
    why = coloured(plain(f"The author on this sample: {best.why}"), look.INK_2) if best.why else ""
    yield Paragraph(f"Best is {bold(' or '.join(best.dispositions))}: {plain(best.reason)} {why}", look.TEXT)
    for step in best.told:
        if step.deed:
            yield Paragraph(f"{clock(step.at)}&nbsp; {bold(step.text)}", look.WHO)
        else:
            yield CondPageBreak(ROOM)
            yield Paragraph(f"{_where(step.place)} · {clock(step.at)}", look.WHO)
            yield from flowing([(step.text, bare)], look.BETTER_WORDS)
    if not best.told:
        yield Paragraph("Nothing: this one is best left alone.", look.TEXT)


def _costs(case: CasePage, width: float) -> Iterator[Flowable]:
    yield Paragraph("What each choice cost or earned", look.SECTION)
    rows = [(one.title + (f" ({one.times} times)" if one.times > 1 else ""), one.points) for one in case.costs]
    table = [[Paragraph(plain(title), look.CELL), _points(points)] for title, points in rows]
    graded = case.row.graded
    if rows and graded.critical:
        cap = coloured(f"caps at {figure(graded.cap)}", look.DANGER)
        table.append([Paragraph(bold(", ".join(graded.critical)), look.CELL), Paragraph(cap, look.NUMBER_CELL)])
    if table:
        yield Table(table, (width - _POINTS, _POINTS), style=look.ROWS, spaceAfter=4)
        yield Paragraph(_COSTS, look.QUIET)
    else:
        yield Paragraph("No single choice moved this case by itself.", look.TEXT)
    if case.room:
        yield Paragraph("Where most was left", look.SUBSECTION)
    for one in case.room:
        added = f"stood at {figure(one.value)}; full marks there add {bold(f'{one.points:.0f}')}."
        yield Paragraph(f"{bold(one.title)} {added}", look.TEXT)


def _points(points: float) -> Paragraph:
    said = plain(f"{points:+.1f}".replace("-", "−"))
    return Paragraph(coloured(said, look.GOOD if points > 0 else look.WARN), look.NUMBER_CELL)
