"""Agreement on replies of customer care: ratings, flags, disposition, and that it is fair and cannot be gamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks import scores
from benchmarks.baselines import Words, commonest, lengths, ngram_ridge, sentiment, threshold_labels
from benchmarks.figures import Figure, figure
from benchmarks.heldout import care_grades, exchange_of
from benchmarks.sets import Sets
from benchmarks.train import SCALES
from simulator.replies import ReplyGrade, flags, grade_reply

Rows = Sequence[Mapping[str, Any]]
LEAST_CASES = 10
SHIFT = 30
"""How many replies a shift has, for the share of shifts with a false critical."""
TOO_MUCH = 10
LOSS = 5
"""How many points the same content may lose in other words."""
REWRITES = ("second_language", "dialect")
MARKS = ("tone", "resolution", "privacy", "escalation")
SPEARMAN, F1 = ("Spearman", scores.spearman), ("F1", scores.f1)


def care(sets: Sets) -> list[Figure]:
    """Measure the rated care replies, each graded by a model that has met no reply of its author."""
    rows, more = sets.care(), sets.written()
    grades = care_grades(sets)
    words = Words([row["reply"] for row in rows], [row["author"] for row in rows], [row["reply"] for row in more])
    by_words = _flags_by_words(rows, more, words)
    return [
        *(_scale(name, rows, more, grades, words) for name in SCALES),
        *_flag_figures(rows, grades, by_words),
        _disposition(rows, grades, by_words),
    ]


def _scale(name: str, rows: Rows, more: Rows, grades: Sequence[ReplyGrade], words: Words) -> Figure:
    there = [at for at, row in enumerate(rows) if row["ratings"][name] is not None]
    texts = [rows[at]["reply"] for at in there]
    given = words.numbers(_ratings(rows, name), _ratings(more, name))
    return figure(
        name, SPEARMAN,
        ([_ours(grades[at], name) for at in there], [rows[at]["ratings"][name] for at in there]),
        [rows[at]["post"] for at in there],
        {"length": lengths(texts), "VADER": sentiment(texts), "n-grams": given[there]},
        one_rater([rows[at]["each_rater"][name] for at in there]),
    )  # fmt: skip


def _ratings(rows: Rows, name: str) -> list[float]:
    return [np.nan if row["ratings"][name] is None else row["ratings"][name] for row in rows]


def _ours(grade: ReplyGrade, name: str) -> float:
    found = grade.overall if name == "overall" else grade.measures[name]
    return 0.0 if found is None else found


def one_rater(each: Sequence[Sequence[float | None]]) -> float:
    """Give the mean correlation of each rater with the mean of the others, where all of them rated."""
    table = np.array([row for row in each if None not in row], dtype=float)
    others = (table.sum(axis=1, keepdims=True) - table) / (table.shape[1] - 1)
    return float(np.mean([scores.spearman(table[:, at], others[:, at]) for at in range(table.shape[1])]))


def _flags_by_words(rows: Rows, more: Rows, words: Words) -> dict[str, Any]:
    """Give what the n-grams say of each flag that raters gave often enough."""
    counts = Counter(name for row in rows for name in row["flags"])
    often = [name for name in flags() if counts[name] >= LEAST_CASES]
    return {name: words.labels(_raised(rows, name), _raised(more, name)) for name in often}


def _raised(rows: Rows, name: str) -> list[bool]:
    return [name in row["flags"] for row in rows]


def _flag_figures(rows: Rows, grades: Sequence[ReplyGrade], by_words: Mapping[str, Any]) -> Iterator[Figure]:
    if not by_words:
        return
    names = list(by_words)
    posts, authors = [row["post"] for row in rows], [row["author"] for row in rows]
    replies = [row["reply"] for row in rows]
    numbers = {"length": lengths(replies), "VADER": sentiment(replies)}
    true = np.array([_raised(rows, name) for name in names]).T
    guesses = {
        "ours": np.array([[grade.flags[name] for name in names] for grade in grades]),
        "constant": np.ones_like(true),
        **{
            which: np.array([threshold_labels(values, column, authors) for column in true.T]).T
            for which, values in numbers.items()
        },
        "n-grams": np.array(list(by_words.values())).T,
    }
    ours, beside = guesses.pop("ours"), guesses
    for at, name in enumerate(names):
        one = figure(
            f"flag {name}", F1, (ours[:, at], true[:, at]), posts, {each: got[:, at] for each, got in beside.items()}
        )
        yield Figure(one.measure, one.score, int(true[:, at].sum()), one.ours, one.interval, one.baselines)
    yield figure(f"flags, mean of {len(names)}", ("macro F1", scores.macro_f1), (ours, true), posts, beside)


def choice(raised: Mapping[str, bool] | Sequence[str], reply: str) -> str:
    """Give what a reply chose to do, by its flags: nothing, to hand over, to move or to stay."""
    names = {name for name, yes in raised.items() if yes} if isinstance(raised, Mapping) else set(raised)
    if not reply.strip():
        return "none"
    if "hands_to_specialist" in names:
        return "specialist"
    return "move_private" if "moves_channel" in names else "stay"


def _disposition(rows: Rows, grades: Sequence[ReplyGrade], by_words: Mapping[str, Any]) -> Figure:
    wanted = [row["public_move"] for row in rows]
    right = [choice(row["flags"], row["reply"]) == want for row, want in zip(rows, wanted, strict=True)]
    ours = [
        choice(grade.flags, row["reply"]) == want for row, grade, want in zip(rows, grades, wanted, strict=True)
    ]  # fmt: skip
    words = [
        choice({name: bool(guess[at]) for name, guess in by_words.items()}, row["reply"]) == row["public_move"]
        for at, row in enumerate(rows)
    ]
    return figure(
        "disposition as wanted or not, as the raters' flags say", ("accuracy", scores.accuracy), (ours, right),
        [row["post"] for row in rows],
        {"constant": commonest(right, [row["author"] for row in rows]), "n-grams": words},
    )  # fmt: skip


def faultless(sets: Sets) -> list[Figure]:
    """Measure how often a reply without a fault is called critical, and what such replies are worth."""
    rows = sets.jsonl("faultless.jsonl")
    grades = [grade_reply(exchange_of(row)) for row in rows]
    wrong = np.array([bool(grade.critical) for grade in grades], dtype=float)
    posts = [row["post"] for row in rows]
    named = Counter(name for grade in grades for name in grade.critical)
    note = ", ".join(f"{name} {count}" for name, count in sorted(named.items()))
    whole = np.array([grade.overall or 0.0 for grade in grades])
    return [
        Figure("called critical", "share", len(rows), float(wrong.mean()), _mean_interval(wrong, posts), note=note),
        Figure(f"shifts of {SHIFT} replies with one called critical", "share", len(rows), _in_shift(wrong),
               scores.interval(_in_shift, (wrong,), posts)),
        Figure("overall", "mean", len(rows), float(whole.mean()), _mean_interval(whole, posts)),
    ]  # fmt: skip


def _in_shift(wrong: Any) -> float:
    return 1 - float((1 - np.mean(wrong)) ** SHIFT)


def _mean_interval(values: Any, groups: Sequence[str]) -> tuple[float, float] | None:
    return scores.interval(lambda some: float(np.mean(some)), (values,), groups)


def fairness(sets: Sets) -> list[Figure]:
    """Measure what the same reply loses in a second-language or a dialect writer's words."""
    rows = sets.jsonl("fairness.jsonl")
    words = _overall_by_words(sets)
    plain = [grade_reply(exchange_of(row)) for row in rows]
    found = []
    for rewrite in REWRITES:
        other = [grade_reply(exchange_of({**row, "reply": row[rewrite]})) for row in rows]
        by_words = words([row["reply"] for row in rows]) - words([row[rewrite] for row in rows])
        for name in ("overall", *MARKS):
            pairs = [(_mark(one, name), _mark(two, name)) for one, two in zip(plain, other, strict=True)]
            lost = np.array([one - two for one, two in pairs if one is not None and two is not None])
            what, beside = f"{rewrite.replace('_', ' ')}: {name}", {"n-grams": by_words} if name == "overall" else {}
            found += _losses(what, lost, beside)
        new = sum(bool(set(two.critical) - set(one.critical)) for one, two in zip(plain, other, strict=True))
        found.append(Figure(f"{rewrite.replace('_', ' ')}: new criticals", "count", len(rows), float(new)))
    return found


def _losses(what: str, lost: Any, beside: Mapping[str, Any]) -> list[Figure]:
    if not len(lost):
        return []
    mean = Figure(
        what, "mean loss, points", len(lost), float(lost.mean()),
        scores.interval(lambda some: float(np.mean(some)), (lost,)),
        {name: float(values.mean()) for name, values in beside.items()},
    )  # fmt: skip
    worst = {name: float(values.max()) for name, values in beside.items()}
    more = {name: float((values > LOSS).mean()) for name, values in beside.items()}
    return [
        mean,
        Figure(what, f"share that loses more than {LOSS}", len(lost), float((lost > LOSS).mean()), None, more),
        Figure(what, "worst loss, points", len(lost), float(lost.max()), None, worst),
    ]


def _mark(grade: ReplyGrade, name: str) -> float | None:
    return grade.overall if name == "overall" else grade.marks[name]


def _overall_by_words(sets: Sets) -> Any:
    rated = [*sets.care(), *sets.written()]
    return ngram_ridge([row["reply"] for row in rated], [row["ratings"]["overall"] for row in rated])


def gaming(sets: Sets) -> list[Figure]:
    """Measure what replies that play for the grade get, against what they are worth."""
    rows = sets.jsonl("gaming.jsonl")
    fair = np.array([row["fair"] for row in rows], dtype=float)
    ours = np.array([grade_reply(exchange_of(row)).overall or 0.0 for row in rows]) - fair
    words = _overall_by_words(sets)([row["reply"] for row in rows]) - fair
    kinds = np.array([row["kind"] for row in rows])
    found = [
        _over("overall above what is fair", ours, words),
        Figure(f"more than {TOO_MUCH} points above what is fair", "share", len(rows), float((ours > TOO_MUCH).mean()),
               _mean_interval((ours > TOO_MUCH).astype(float), list(map(str, range(len(rows))))),
               {"n-grams": float((words > TOO_MUCH).mean())}),
    ]  # fmt: skip
    return [*found, *(_over(str(kind), ours[kinds == kind], words[kinds == kind]) for kind in np.unique(kinds))]


def _over(what: str, ours: Any, words: Any) -> Figure:
    sure = scores.interval(lambda some: float(np.mean(some)), (ours,))
    return Figure(what, "mean, points", len(ours), float(ours.mean()), sure, {"n-grams": float(words.mean())})
