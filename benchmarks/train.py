"""Train the learned measures of tone and write content/models/tone.npz. `python -m benchmarks.train [--check]`.

Trained on the care replies (rated by language models), the Stanford politeness corpus, receptiveness to opposing
views, formality of sentences, written offers and requests, and GoEmotions; docs/models.md has the card. The same
data give the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import train_facts
from benchmarks.fitting import Linear, Row, Table, boosted, linear, outside, packed, part_of, tabulate
from benchmarks.sets import Sets
from simulator.reading import signs_and_facts
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.resources import content_path

SCALES = ("empathy", "politeness", "ownership", "de_escalation", "human_voice", "resolution", "clarity", "overall")
FLAGS = (
    "asks_personal_data", "repeats_personal_data", "moves_channel", "asks_consent", "gives_reason_for_move",
    "conditional_apology", "blames_customer", "over_promises", "no_next_step", "wrong_fact", "canned",
    "protects_data", "hands_to_specialist", "sarcasm",
)  # fmt: skip
MOVES = ("stay", "move_private", "specialist", "none")
STYLES: dict[str, tuple[str, ...]] = {
    "warm": ("excellent_warm", "warm_but_useless", "typos_but_kind", "second_language_but_kind"),
    "cold": ("good_but_cold", "curt_but_correct", "robotic_formal"),
    "snide": ("sarcastic_agent", "passive_aggressive"),
    "defensive": ("argues", "correct_but_blaming", "defensive_policy"),
    "fooled": ("social_engineering_fooled",),
    "leaks": ("public_close_leaks", "repeats_pii", "asks_pii_in_public"),
    "firm": ("social_engineering_resisted", "good_boundary_with_abuser", "public_close_good"),
    "excellent": ("excellent_concise", "excellent_warm"),
    "template": ("canned_template", "robotic_formal", "keyword_stuffed", "praise_apology_macro"),
    "useless": ("off_topic", "no_next_step", "vague_time", "warm_but_useless", "ignores_second_question"),
    "dismissive": ("off_topic", "forced_redirect", "conditional_apology", "no_next_step", "passive_aggressive"),
}
CARE = tuple(f"care.{name}" for name in SCALES) + tuple(f"flag.{name}" for name in FLAGS)
CARE += tuple(f"style.{name}" for name in STYLES)
WANTED = tuple(f"want.{name}" for name in MOVES)
GENERAL = (("polite",), ("receptive",), ("formal",), ("cordial",), ("warm", "hostile"))
WARM = frozenset(["admiration", "approval", "caring", "gratitude", "joy", "love", "optimism", "relief"])
COLD = frozenset(["anger", "annoyance", "disapproval", "disgust"])
MOST_EMOTIONS = 5_000
JUDGED = (*SCALES, "canned", "no_next_step", "blames_customer", "sarcasm", "wrong_fact")


def care_rows(sets: Sets, rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Give rated care replies as rows with all their labels.

    Their facts are judged by trees that have not seen the post, so that nothing learns to trust them too far.
    """
    found: dict[str, Row] = {}
    for posts, model in train_facts.without_each_fold(sets):
        with train_facts.deciding_by(model):
            found |= {row["id"]: _care(row) for row in rows if row["post"] in posts}
    return [found.get(row["id"]) or _care(row) for row in rows]


def _care(row: Mapping[str, Any]) -> Row:
    context = Context(
        channel=row["channel"], earlier=(("customer", row["post"]),), industry=row["industry"],
        facts=tuple((str(number), fact) for number, fact in enumerate(row["facts"])),
    )  # fmt: skip
    labels = {
        f"care.{name}": value / (100 if name == "overall" else 4)
        for name, value in row["ratings"].items()
        if value is not None
    }
    labels |= {f"flag.{name}": float(name in row["flags"]) for name in FLAGS}
    labels |= {f"want.{name}": float(row["public_move"] == name) for name in MOVES}
    labels |= {f"style.{name}": float(row["style"] in members) for name, members in STYLES.items()}
    return _row(row["reply"], context, row["post"], row["post"], row["author"], labels)


def _row(text: str, context: Context, post: str, group: str, author: str, labels: Mapping[str, float]) -> Row:
    passage = lay_out(text, context)
    signs, facts = signs_and_facts(passage)
    return Row(passage, post, signs, facts, group, author, labels)


def general_rows(sets: Sets) -> Iterator[Row]:
    """Give the rows of the sets that are not about care."""
    for rows in (*HEAD_ROWS.values(), felt_rows):
        yield from rows(sets)


def polite_rows(sets: Sets) -> Iterator[Row]:
    """Give the requests on Wikipedia, by how polite five people found them."""
    for row in sets.csv("politeness_wikipedia.csv"):
        yield _row(row["text"], Context(), "", row["id"], "wikipedia", {"polite": float(row["normalized"])})


def receptive_rows(sets: Sets) -> Iterator[Row]:
    """Give the answers to opposing views, by how receptive people found them."""
    for number, row in enumerate(sets.csv("receptiveness.csv")):
        yield _row(row["text"], Context(), "", f"r{number}", "receptive", {"receptive": float(row["receptive"])})


def formal_rows(sets: Sets) -> Iterator[Row]:
    """Give the sentences by how formal people found them."""
    for number, row in enumerate(sets.csv("formality_pavlick.csv")):
        yield _row(row["text"], Context(), "", f"f{number}", "formal", {"formal": float(row["label"])})


def cordial_rows(sets: Sets) -> Iterator[Row]:
    """Give the offers and requests written to be warm (1), plain (0), tough (-1) or between; a matter is a group."""
    for row in sets.jsonl("warmth_written.jsonl"):
        yield _row(row["text"], Context(), "", row["matter"], "cordial", {"cordial": float(row["warmth"])})


def felt_rows(sets: Sets) -> Iterator[Row]:
    """Give the comments by whether people heard something warm or something cold in them."""
    felt = [(row, set(row["emotions"].split("|"))) for row in sets.csv("emotions_goemotions.csv")]
    felt = [(row, names) for row, names in felt if names & (WARM | COLD)]
    for row, names in felt[:: max(1, len(felt) // MOST_EMOTIONS)]:
        labels = {"warm": float(bool(names & WARM)) - float(bool(names & COLD)), "hostile": float(bool(names & COLD))}
        yield _row(row["text"], Context(), "", row["id"], "emotions", labels)


HEAD_ROWS: Mapping[str, Callable[[Sets], Iterator[Row]]] = {
    "polite": polite_rows, "receptive": receptive_rows, "formal": formal_rows, "cordial": cordial_rows,
}  # fmt: skip


def heads_for(table: Table, rows: NDArray[np.bool_]) -> Linear:
    """Fit the heads that are about care on some rows; what is wanted is read off the post alone."""
    own, wanted = linear(table, CARE, rows), linear(table, WANTED, rows, only="p:")
    return _beside(own, wanted)


def _beside(*heads: Linear) -> Linear:
    return Linear(
        tuple(name for one in heads for name in one.names),
        np.hstack([one.weights for one in heads]),
        np.concatenate([one.offsets for one in heads]),
    )


def general_heads(table: Table) -> Linear:
    """Fit the heads that are not about care, each on the rows of its own set."""
    found = []
    for names in GENERAL:
        there = ~np.isnan(np.column_stack([table.labels(name) for name in names])).any(axis=1)
        own = part_of(table, there)
        found.append(linear(own, names, np.ones(len(own.rows), dtype=bool)))
    return _beside(*found)


def fit(table: Table, rows: NDArray[np.bool_], general: Linear) -> tuple[Linear, dict[str, Any]]:
    """Give the heads fitted on some rows, and the trees over heads that had not seen the row."""
    inputs = inputs_of(outside(table, {"": CARE, "p:": WANTED}, rows), table, general)
    trees = {name: boosted(inputs[rows], judged_labels(table, name)[rows]) for name in JUDGED}
    return _beside(heads_for(table, rows), general), trees


def inputs_of(heads: NDArray[np.float64], table: Table, general: Linear) -> NDArray[np.float64]:
    """Give what the trees are given: the heads' values, then what is seen beside them."""
    return np.hstack([heads, general.give(table.matrix), table.seen])


def judged_labels(table: Table, name: str) -> NDArray[np.float64]:
    """Give the labels of one of the trees' targets, 0-1."""
    return table.labels(("care." if name in SCALES else "flag.") + name)


def model_file(heads: Linear, table: Table, trees: Mapping[str, Any]) -> dict[str, Any]:
    """Give the arrays of a model's file, as `simulator.reading.heads.unpacked` reads them."""
    arrays = packed(heads, table, trees)
    about = {"heads": heads.names, "targets": JUDGED, "depth": arrays.pop("depth")}
    return {"about": np.frombuffer(json.dumps(about).encode(), dtype=np.uint8), **arrays}


def main() -> None:
    """Train on everything there is and write the model's file; `--out` names another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=content_path("models", "tone.npz"))
    parser.add_argument("--data", type=Path, action="append", default=[])
    asked = parser.parse_args()
    sets = Sets((*asked.data, *Sets().folders))
    rows = [*care_rows(sets, [*sets.care(), *sets.written()]), *general_rows(sets)]
    print(f"{len(rows)} rows read")
    table = tabulate(rows)
    care = np.array(["care.overall" in row.labels for row in rows])
    own = part_of(table, care)
    heads, trees = fit(own, np.ones(len(own.rows), dtype=bool), general_heads(table))
    arrays = model_file(heads, table, trees)
    np.savez_compressed(asked.out, **arrays)
    print(f"{asked.out.name}: {asked.out.stat().st_size / 1e6:.1f} MB, {len(arrays['idf'])} features")


if __name__ == "__main__":
    main()
