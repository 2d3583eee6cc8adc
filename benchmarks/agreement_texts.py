"""Agreement on single texts: tone as people rated it, personal data, facts and writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks import scores
from benchmarks.alone import harper, presidio
from benchmarks.baselines import Words, commonest, lengths, sentiment, threshold_labels
from benchmarks.figures import Figure, figure
from benchmarks.heldout import FACT_FOLDS, FOLDS, exchange_of, fact_readings, folds, head
from benchmarks.sets import Sets
from simulator.disclosures import ACTS
from simulator.reading import read
from simulator.reading.factmodel import STATUSES
from simulator.reading.model import Context
from simulator.replies import ReplyGrade, grade_reply

ACCURACY, PEARSON = ("accuracy", scores.accuracy), ("Pearson", scores.pearson)
CRITICAL = ("S3", "S4")
# Kinds of personal data with a shape of their own, by the names of the sets: what needs no understanding to be found.
SHAPED = frozenset(
    ["card", "cvv", "iban", "bank_account", "national_id", "email", "phone", "booking_reference", "account_number",
     "order_number", "tracking_number", "one_time_code", "pin_password", "passport_licence", "plate", "device_id",
     "card_last4", "date_of_birth"]
)  # fmt: skip
SHAPED_IN_REPLIES = frozenset(
    ["CARD", "SECRET", "IBAN", "ACCOUNT", "SSN", "NINO", "EMAIL", "PHONE", "BOOKING", "POLICY", "PASSPORT", "LICENCE",
     "DOB"]
)  # fmt: skip
# What that set calls harmless, and others do not: the end of a card's number, what is only of use to the shop.
HARMLESS_IN_REPLIES = frozenset(["card_last4", "order_number", "tracking_number"])
# Slips of the pen; what else the readers say of writing is style.
SLIPS = ("writing.spelling", "writing.grammar", "writing.punctuation", "writing.text_speak")
Spans = Sequence[tuple[int, int]]


def politeness(sets: Sets) -> list[Figure]:
    """Measure the politest against the least polite quarter of requests."""
    rows = sets.csv("politeness_wikipedia.csv")
    texts, labels = [row["text"] for row in rows], np.array([float(row["normalized"]) for row in rows])
    fold = list(map(str, folds([row["id"] for row in rows], FOLDS)))
    ours, words = head(sets, "polite"), Words(texts, fold).numbers(labels)
    ends = np.array([row["quartile"] in ("polite", "impolite") for row in rows])
    true = np.array([row["quartile"] == "polite" for row in rows])[ends]
    of = [name for name, yes in zip(fold, ends, strict=True) if yes]
    some = [text for text, yes in zip(texts, ends, strict=True) if yes]
    each = [[float(one) for one in row["scores"].split("|")] for row in rows]
    return [
        figure("top against bottom quarter", ACCURACY, (upper(ours[ends]), true), range(len(some)),
               {"constant": commonest(true, of), "length": threshold_labels(lengths(some), true, of),
                "VADER": threshold_labels(sentiment(some), true, of), "n-grams": upper(words[ends])},
               _rater(upper_agrees, [one for one, yes in zip(each, ends, strict=True) if yes])),
        figure("all requests", PEARSON, (ours, labels), range(len(rows)),
               {"length": lengths(texts), "VADER": sentiment(texts), "n-grams": words}, _rater(scores.pearson, each)),
    ]  # fmt: skip


def upper(values: Any) -> Any:
    """Tell for each value whether it is above the median."""
    return np.asarray(values) > np.median(values)


def upper_agrees(ours: Any, theirs: Any) -> float:
    """Give how often two measures have a text in the same half."""
    return scores.accuracy(upper(ours), upper(theirs))


def _rater(score: Callable[[Any, Any], float], each: Sequence[Sequence[float]]) -> float:
    """Give the mean score of a rater against the mean of the others, on texts with as many raters as most have."""
    usual = Counter(len(one) for one in each).most_common(1)[0][0]
    table = np.array([one for one in each if len(one) == usual])
    others = (table.sum(axis=1, keepdims=True) - table) / (usual - 1)
    return float(np.mean([score(table[:, at], others[:, at]) for at in range(usual)]))


def receptiveness(sets: Sets) -> list[Figure]:
    """Measure how receptive answers to opposing views are."""
    rows = sets.csv("receptiveness.csv")
    return [_correlated(sets, "receptive", [row["text"] for row in rows], [float(row["receptive"]) for row in rows])]


def formality(sets: Sets) -> list[Figure]:
    """Measure how formal sentences are."""
    rows = sets.csv("formality_pavlick.csv")
    return [_correlated(sets, "formal", [row["text"] for row in rows], [float(row["label"]) for row in rows])]


def _correlated(sets: Sets, target: str, texts: Sequence[str], labels: Sequence[float]) -> Figure:
    fold = list(map(str, folds([f"{target[0]}{at}" for at in range(len(texts))], FOLDS)))
    beside = {"length": lengths(texts), "VADER": sentiment(texts), "n-grams": Words(texts, fold).numbers(labels)}
    return figure(f"{target}, of each text", PEARSON, (head(sets, target), labels), range(len(texts)), beside)


def warm_tough(sets: Sets) -> list[Figure]:
    """Measure whether the warmth of offers tells who was told to be warm; nothing of ours has learnt from them."""
    rows = sets.csv("warm_tough_offers_phone.csv")
    texts, true = [row["message"] for row in rows], np.array([row["condition"] == "1" for row in rows])
    fold = list(map(str, folds([str(at) for at in range(len(rows))], FOLDS)))
    ours = [read(text, Context(channel="dm")).measures["warmth"] for text in texts]
    beside = {
        "constant": commonest(true, fold), "length": upper(lengths(texts)), "VADER": upper(sentiment(texts)),
        "n-grams": upper(Words(texts, fold).numbers(true)),
    }  # fmt: skip
    return [figure("warm or tough, parted at the median", ACCURACY, (upper(ours), true), range(len(rows)), beside)]


def pii_replies(sets: Sets) -> list[Figure]:
    """Measure the finding of personal data in single sentences, read as a customer's and as an agent's."""
    rows = sets.jsonl("pii_replies.jsonl")
    found = []
    for who in ("customer", "agent"):
        wanted, given, beside = [], [], []
        for row in rows:
            wanted.append([(start, end, kind in SHAPED_IN_REPLIES) for kind, start, end in row["spans"]])
            post, reply = (row["text"], "") if who == "customer" else ("", row["text"])
            grade = grade_reply(exchange_of({"id": row["id"], "post": post, "reply": reply}))
            given.append(
                [(one.start, one.end, one.kind in SHAPED) for one in grade.privacy.personal_data
                 if one.kind not in HARMLESS_IN_REPLIES]
            )  # fmt: skip
            beside.append(_presidio_spans(row["text"]))
        found += list(_span_figures(wanted, given, beside, f"read as the {who}'s: "))
    return found


def privacy(sets: Sets) -> list[Figure]:
    """Measure personal data, acts and severity on the rows that the rules were shaped on."""
    return _privacy(sets.jsonl("privacy.jsonl"))


def privacy_written(sets: Sets) -> list[Figure]:
    """Measure the same on further rows, by other writers."""
    return _privacy(sets.jsonl("privacy_written.jsonl"))


def privacy_unseen(sets: Sets) -> list[Figure]:
    """Measure the same on rows that no rule was shaped on."""
    return _privacy(sets.jsonl("privacy_unseen.jsonl"))


def _privacy(rows: Sequence[Mapping[str, Any]]) -> list[Figure]:
    grades = [grade_reply(exchange_of(row)) for row in rows]
    wanted, given, beside = [], [], []
    for row, grade in zip(rows, grades, strict=True):
        for where in ("post", "reply"):
            wanted.append(
                [(one["start"], one["end"], one["kind"] in SHAPED) for one in row["spans"] if one["where"] == where]
            )
            given.append(
                [(one.start, one.end, one.kind in SHAPED) for one in grade.privacy.personal_data if one.where == where]
            )
            beside.append(_presidio_spans(row[where]))
    return [*_span_figures(wanted, given, beside), *_acts(rows, grades), *_severities(rows, grades)]


def _acts(rows: Sequence[Mapping[str, Any]], grades: Sequence[ReplyGrade]) -> Iterator[Figure]:
    true = np.array([[act in row["acts"] for act in ACTS] for row in rows])
    ours = np.array([[act in grade.privacy.acts for act in ACTS] for grade in grades])
    words = _words(rows)
    by_words = np.array([words.labels(column) for column in true.T]).T
    beside = {"constant": np.ones_like(true), "n-grams": by_words}
    yield figure("acts", ("macro F1", scores.macro_f1), (ours, true), range(len(rows)), beside)
    for at, act in enumerate(ACTS):
        one = figure(f"act {act}", ("F1", scores.f1), (ours[:, at], true[:, at]), range(len(rows)),
                     {name: guess[:, at] for name, guess in beside.items()})  # fmt: skip
        yield Figure(one.measure, one.score, int(true[:, at].sum()), one.ours, one.interval, one.baselines)


def _severities(rows: Sequence[Mapping[str, Any]], grades: Sequence[ReplyGrade]) -> Iterator[Figure]:
    true, ours = [row["severity"] for row in rows], [grade.privacy.severity for grade in grades]
    words, fold = _words(rows).labels(true), _fold(rows)
    yield figure("severity, exactly", ACCURACY, (ours, true), range(len(rows)),
                 {"constant": commonest(true, fold), "n-grams": words})  # fmt: skip
    grave = [one in CRITICAL for one in true]
    yield figure("critical or not", ("F1", scores.f1), ([one in CRITICAL for one in ours], grave), range(len(rows)),
                 {"constant": np.ones(len(rows)), "n-grams": [one in CRITICAL for one in words]})  # fmt: skip


def _fold(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(map(str, folds([row["id"] for row in rows], FACT_FOLDS)))


def _words(rows: Sequence[Mapping[str, Any]]) -> Words:
    return Words([f"{row['channel']} {row['post']} | {row['reply']}" for row in rows], _fold(rows))


Marked = Sequence[Sequence[tuple[int, int, bool]]]


def _span_figures(wanted: Marked, given: Marked, beside: Sequence[Spans | None], what: str = "") -> Iterator[Figure]:
    """Give recall, precision and hard negatives for kinds with a shape; a span is right when it meets one."""
    per_text = [spans_met(want, got) for want, got in zip(wanted, given, strict=True)]
    found, there, right, said, flagged, clean = np.array(per_text).T
    other = None
    if all(one is not None for one in beside):
        marked = [[(start, end, True) for start, end in spans or ()] for spans in beside]
        other = np.array([spans_met(want, got) for want, got in zip(wanted, marked, strict=True)]).T
    shares = (("recall", found, there, 0, 1), ("precision", right, said, 2, 3))
    for name, part, whole, of, out_of in shares:
        theirs = {"other": _share(other[of], other[out_of])} if other is not None else {}
        yield Figure(f"{what}spans with a shape", name, int(whole.sum()), _share(part, whole),
                     scores.interval(_share, (part, whole)), theirs)  # fmt: skip
    theirs = {"other": float(other[4].sum())} if other is not None else {}
    yield Figure(f"{what}texts without any that are flagged", "count", int(clean.sum()), float(flagged.sum()), None,
                 theirs)  # fmt: skip


def spans_met(wanted: Sequence[tuple[int, int, bool]], given: Sequence[tuple[int, int, bool]]) -> tuple[int, ...]:
    """Count in one text: shaped spans found and there, given ones right and given; clean and flagged, clean."""
    shaped = [one for one in wanted if one[2]]
    said = [one for one in given if one[2]]
    found = sum(any(_meet(one, got) for got in given) for one in shaped)
    right = sum(any(_meet(got, one) for one in wanted) for got in said)
    return found, len(shaped), right, len(said), int(not wanted and bool(said)), int(not wanted)


def _meet(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(part: Any, whole: Any) -> float:
    return float(np.sum(part) / np.sum(whole)) if np.sum(whole) else float("nan")


def _presidio_spans(text: str) -> Spans | None:
    reader = presidio()
    return None if reader is None else reader(text)


def facts(sets: Sets) -> list[Figure]:
    """Measure whether replies convey facts, by trees that have not seen the fact."""
    rows = sets.jsonl("facts.jsonl")
    status, likely = fact_readings(sets)
    true = [row["label"] for row in rows]
    told = [label == "conveys" for label in true]
    groups = [row["fact"] for row in rows]
    fold = list(map(str, folds(groups, FACT_FOLDS)))
    words = Words([f"{row['fact']} | {row['reply']}" for row in rows], fold)
    replies = [row["reply"] for row in rows]
    ours = np.array(status)
    return [
        figure("four labels", ("macro F1", scores.labels_f1), (ours, true), groups,
               {"constant": commonest(true, fold), "n-grams": words.labels(true)}),
        *(figure(f"label {name}", ("F1", scores.f1), (ours == name, [one == name for one in true]), groups, {})
          for name in STATUSES),
        figure("conveys against the rest", ("AUC", scores.auc), (likely, told), groups,
               {"length": lengths(replies), "VADER": sentiment(replies), "n-grams": words.numbers(told)}),
        *_small(sets),
    ]  # fmt: skip


def _small(sets: Sets) -> Iterator[Figure]:
    rows = sets.jsonl("facts_small.jsonl")
    if rows:
        graded = [grade_reply(exchange_of({**row, "facts": (row["fact"],)})) for row in rows]
        ours = [one.facts[0][1].status == "conveys" for one in graded]
        true = [bool(row["match"]) for row in rows]
        yield figure("facts_small: conveys or not", ACCURACY, (ours, true), range(len(rows)), {})


def grammar(sets: Sets) -> list[Figure]:
    """Measure the finding of faulty sentences, and that clean ones are left alone."""
    rows = sets.jsonl("grammar.jsonl")
    faulty = np.array([row["error"] is not None for row in rows])
    ours = np.array([any(read(row["text"], Context()).has(slip) for slip in SLIPS) for row in rows])
    alone = harper()
    other = np.array([bool(alone(row["text"])) for row in rows])
    return [
        Figure(name, "share", int(some.sum()), float(ours[some].mean()),
               scores.interval(lambda values: float(np.mean(values)), (ours[some],)),
               {"other": float(other[some].mean())})
        for name, some in (("faulty sentences found", faulty), ("clean sentences flagged", ~faulty))
    ]  # fmt: skip
