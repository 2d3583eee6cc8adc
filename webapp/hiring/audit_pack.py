"""The files for an independent auditor: everything that figures are found from, as tables without names, with sums.

Pseudonyms are drawn anew each time and kept nowhere, so two packs cannot be laid beside each other.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from simulator.attributes import attributes
from simulator.impact import Impact
from simulator.items import statistics
from simulator.reliability import reliability
from simulator.resources import content_path
from webapp.exports.files import as_csv
from webapp.exports.tables import Cell, Cells, when
from webapp.hiring.comparison import placed_rulings
from webapp.hiring.experts import RATINGS, Rated, case_titles, rated
from webapp.hiring.fairness import impacts
from webapp.hiring.progress import differences, frozen_form
from webapp.hiring.reviews import AGAIN, BLIND
from webapp.hiring.rounds import Round
from webapp.hiring.samples import Sample, Taken, sample
from webapp.live import Live

IMPACT = (
    "attribute", "category", "applicants", "share_of_declared", "got_through", "rate", "impact_ratio",
    "under_four_fifths", "fisher_p", "standard_deviations", "words", "cautions", "undeclared",
    "without_outcome", "median",
)  # fmt: skip
Files = Mapping[str, str]


def packed(live: Live, at: Round, rounds: Sequence[Round]) -> bytes:
    """Give the zip of these rounds, whose form is that of `at`."""
    now = live.candidates.wall()
    return zipped(files(sample(live, rounds), at, now, _fit(live, at)), now)


def files(found: Sample, at: Round, now: float, fit: Sequence[Rated] = ()) -> Files:
    """Give the files by name; `fit` is what experts said of each case."""
    people = sorted((secrets.token_hex(6), one) for one in _shuffled(found.taken))
    rates = impacts(found)
    made = {
        "form.json": _json(at.content),
        "scorecard.json": _json(at.content.get("content", {}).get("scorecard", {})),
        "job_map.csv": _csv(("task", "importance", "frequency", "shown_by", "beside_the_form"), _tasks(at)),
        "content_validity.csv": _csv(
            ("scenario", "case", "title", *RATINGS, "content_validity_ratio", "more_than_chance"),
            ((*one.key, one.title, *one.counts.values(), _cell(one.ratio.value), _yes(one)) for one in fit),
        ),
        "candidates.csv": _csv(
            ("candidate", "score_machine", "score_people", "outcome", *attributes()),
            ((name, _cell(one.machine), _cell(one.people), _outcome(one), *_said(one)) for name, one in people),
        ),
        "cases.csv": _csv(("candidate", "case", "title", "machine", "people"), _cases(people, found.cases)),
        "marks.csv": _csv(
            ("candidate", "case", "dimension", "machine", "reader_1", "reader_2", "reader_again", "settled"),
            _marks(people),
        ),
        "impact_selection.csv": _csv(IMPACT, _impact(rates["selection"])),
        "impact_scoring_machine.csv": _csv(IMPACT, _impact(rates["machine"])),
        "impact_scoring_people.csv": _csv(IMPACT, _impact(rates["people"])),
        "items.csv": _csv(
            ("by", "case", "people", "difficulty", "spread", "item_rest", "discrimination", "flags"), _items(found)
        ),
        "reliability.csv": _csv(
            ("by", "people", "left_out", "cases", "alpha", "alpha_low", "alpha_high", "omega", "mean", "spread"),
            (_reliability(found, by) for by in ("machine", "people")),
        ),
    }  # fmt: skip
    made["README.md"] = (
        content_path("audit-pack.md")
        .read_text(encoding="utf-8")
        .format(
            made=when(now),
            title=at.title,
            form=at.form_id,
            digest=at.content_hash,
            people=len(people),
            erased=found.erased,
        )
    )
    sums = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(made.items()))
    return {**made, "SHA256SUMS": sums}


def zipped(made: Files, now: float) -> bytes:
    """Give files as one zip, in the order of their names."""
    day = datetime.fromtimestamp(max(now, 400_000_000.0), UTC)
    moment = (day.year, day.month, day.day, day.hour, day.minute, day.second)
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as bundle:
        for name in sorted(made):
            info = ZipInfo(name, moment)
            info.compress_type = ZIP_DEFLATED
            bundle.writestr(info, made[name])
    return whole.getvalue()


def _shuffled(taken: Iterable[Taken]) -> list[Taken]:
    """Give people in no order: the order of invitation must not show in ties."""
    return sorted(taken, key=lambda _: secrets.token_hex(8))


def _tasks(at: Round) -> Iterable[Cells]:
    """Give the tasks of the job, and those that were struck from the form's own map."""
    if not at.frozen:
        return
    form, told = frozen_form(at), differences(at)
    for task in form.map:
        yield task.title, task.importance, task.frequency, ", ".join(task.dimensions), told.get(task.title, "as given")
    yield from ((title, "", "", "", words) for title, words in told.items() if words == "struck")


def _fit(live: Live, at: Round) -> list[Rated]:
    return rated(case_titles(frozen_form(at), live.pack), live.experts.of(at.id)) if at.frozen else []


def _yes(one: Rated) -> str:
    return "" if one.ratio.value is None else "yes" if one.beyond_chance else "no"


def _said(one: Taken) -> list[str]:
    return [attribute.choices.get(one.said.get(name, ""), "") for name, attribute in attributes().items()]


def _outcome(one: Taken) -> str:
    return {True: "go on", False: "not", None: ""}[one.selected]


def _cases(people: Sequence[tuple[str, Taken]], titles: Mapping[str, str]) -> Iterable[Cells]:
    for name, one in people:
        machine, human = one.assessed.machine.cases, one.assessed.human.cases
        for key in (key for key in titles if key in machine or key in human):
            yield name, key, titles[key], _cell(machine.get(key)), _cell(human.get(key))


def _marks(people: Sequence[tuple[str, Taken]]) -> Iterable[Cells]:
    for name, one in people:
        machine, readings = one.assessed.work.machine, one.assessed.readings
        settled = {
            place: each[-1].mark for place, each in placed_rulings(one.assessed.work, one.assessed.rulings).items()
        }
        for place in sorted({*machine, *settled, *(place for each in readings.values() for place in each)}):
            given = [_cell(readings.get(number, {}).get(place)) for number in (*BLIND, AGAIN)]
            yield name, *place, _cell(machine.get(place)), *given, _cell(settled.get(place))


def _impact(found: Iterable[Impact]) -> Iterable[Cells]:
    for one in found:
        behind = (one.undeclared, one.without_outcome, _cell(one.above))
        for each in one.categories:
            yield (
                one.attribute, each.name, each.people, _cell(each.share), each.passed, _cell(each.rate),
                _cell(each.ratio), "" if each.ratio is None else "yes" if each.flagged else "no", _cell(each.p),
                _cell(each.deviations), each.verdict, "; ".join(each.cautions), *behind,
            )  # fmt: skip


def _items(found: Sample) -> Iterable[Cells]:
    for by in ("machine", "people"):
        rows = found.marks(by)
        for key, one in zip(found.cases, statistics(rows), strict=False):
            figures = (one.difficulty, one.spread, one.rest.value, one.discrimination)
            yield by, key, one.people, *map(_cell, figures), "; ".join(one.flags)


def _reliability(found: Sample, by: str) -> Cells:
    made = reliability(found.marks(by))
    figures = (made.alpha.value, made.alpha.low, made.alpha.high, made.omega.value, made.mean, made.spread)
    return by, made.persons, made.left_out, made.items, *map(_cell, figures)


def _cell(number: float | None) -> Cell:
    return "" if number is None else number


def _csv(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    return "".join(as_csv(columns, rows))


def _json(data: object) -> str:
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
