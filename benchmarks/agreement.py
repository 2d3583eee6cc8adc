"""How well the grades agree with those who labelled the sets; `composure agreement` prints and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import agreement_care as care
from benchmarks import agreement_texts as texts
from benchmarks.alone import presidio
from benchmarks.figures import Measured, Report
from benchmarks.sets import Sets
from simulator.errors import ComposureError

PAGE = Path(__file__).resolve().parents[1] / "docs" / "agreement.md"
_MODELS, _WRITER = "language models", "their writer, a language model"

SETS: tuple[Measured, ...] = (
    Measured(
        "care", ("care_replies.jsonl", "care_written.jsonl"), _MODELS,
        "Each author's replies are graded by a model fitted on the other authors alone; intervals draw posts. Ours is"
        " the measure of the same name; overall is the final grade, caps included. Flags: n is how often raters gave"
        " it. The n-grams learn from the same other authors' replies.", care.care,
    ),
    Measured(
        "politeness_wikipedia", ("politeness_wikipedia.csv",), "people",
        "Ten folds by request; the quarters are parted at the median of each measure.", texts.politeness,
    ),
    Measured("receptiveness", ("receptiveness.csv",), "people", "Ten folds by text.", texts.receptiveness),
    Measured(
        "warm_tough", ("warm_tough_offers_phone.csv",), "people",
        "People were told to write warm or tough offers; ours has not learnt from them, the n-grams have (ten folds).",
        texts.warm_tough,
    ),
    Measured("formality", ("formality_pavlick.csv",), "people", "Ten folds by sentence.", texts.formality),
    Measured(
        "pii_replies", ("pii_replies.jsonl",), _MODELS,
        "Rules, shaped on this set. A span is right when it meets one that is labelled. `other` is Presidio, where"
        " installed.", texts.pii_replies,
    ),
    Measured(
        "privacy", ("privacy.jsonl",), _MODELS,
        "Rules, shaped on this set. `other` is Presidio, where installed; the n-grams learn in five folds.",
        texts.privacy,
    ),
    Measured(
        "privacy_written", ("privacy_written.jsonl",), _MODELS,
        "The same on rows by other writers, which the rules were shaped on too.", texts.privacy_written,
    ),
    Measured(
        "privacy_unseen", ("privacy_unseen.jsonl",), _MODELS,
        "The same on rows that nobody saw while shaping the rules: the figure to go by.", texts.privacy_unseen,
    ),
    Measured(
        "facts", ("facts.jsonl", "facts_written.jsonl"), _MODELS,
        "Five folds by fact: the trees, and the n-grams, have not seen the fact. `facts_small` is read by the shipped"
        " model.", texts.facts,
    ),
    Measured(
        "grammar", ("grammar.jsonl",), _MODELS,
        "Rules, shaped on this set. `other` is Harper as it comes.", texts.grammar,
    ),
    Measured(
        "faultless", ("faultless.jsonl",), _WRITER,
        "Replies written to be without any fault, graded by the shipped models, which have not seen them.",
        care.faultless,
    ),
    Measured(
        "fairness", ("fairness.jsonl", "care_replies.jsonl"), _WRITER,
        "The same reply in plain English and rewritten; loss is plain less rewrite, so lower is better. Shipped models,"
        " which have not seen them.", care.fairness,
    ),
    Measured(
        "gaming", ("gaming.jsonl", "care_replies.jsonl"), _WRITER,
        "Replies that play for a grade; `fair` is what the writer holds them to be worth. Zero is right, above is"
        " gamed. Shipped models, which have not seen them.", care.gaming,
    ),
)  # fmt: skip


def measure(
    folder: Path | None = None, names: Sequence[str] = (), sample: int = 0, say: Callable[[str], None] = lambda _: None
) -> Report:
    """Give the figures of the sets named, or of all; `sample` takes so many rows of each file at most.

    ComposureError for a name that is no set's.
    """
    known = {one.name for one in SETS}
    if strange := [name for name in names if name not in known]:
        raise ComposureError(f"{strange[0]}: is no set; there are: {', '.join(one.name for one in SETS)}")
    own = Sets()
    sets = Sets((own.folders[0], folder) if folder else own.folders, sample)
    asked = [one for one in SETS if not names or one.name in names]
    there = [one for one in asked if all(sets.has(file) for file in one.files)]
    found = []
    for one in there:
        say(f"{one.name} …")
        found.append((one, tuple(one.measure(sets))))
    return Report(tuple(found), tuple(one.name for one in asked if one not in there))


def page(report: Report) -> Iterator[str]:
    """Give the lines of `docs/agreement.md`."""
    installed = "is installed" if presidio() else "is not installed: its column is empty"
    yield from (
        "# Agreement",
        "",
        "Written by `composure agreement`; do not edit. Needs a checkout and `pip install 'composure[agreement]'`.",
        "",
        "*Language models are not people.* Sets labelled by them show that the grades follow one rubric as models apply"
        " it, no more. `one rater` is one rater against the mean of the others, where a set tells raters apart.",
        "",
        "* **ours**: what `composure grade` gives; what is learnt was learnt without the rows it is tried on.",
        "* **95 %**: bootstrap interval, 1,000 rounds.",
        "* **constant**: always the commonest answer, or always yes. **length**: the number of words. **VADER**: its"
        " compound score. Both are taken as they are for correlations, and with a learnt border for yes or no.",
        "* **n-grams**: a ridge on the reply's words and pairs of words, without our features, by the same splits.",
        f"* **other**: Harper alone for grammar, Presidio for personal data. Presidio {installed}.",
        "",
        "The sets written only to learn from (`care_written`, `facts_written`) are never tested on. Which words count"
        " as features is settled on all texts, without their labels.",
        *report.markdown(),
    )


def write(report: Report) -> Path:
    """Write the page, and give where it is."""
    PAGE.write_text("\n".join(page(report)) + "\n", encoding="utf-8")
    return PAGE
