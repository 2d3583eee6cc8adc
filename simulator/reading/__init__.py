"""Text in, Reading out: the only place that touches the libraries for natural language.

`read` never fails on a text: any Unicode, at most 20,000 characters, and the same reading in every process.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from threading import Lock, Thread

from simulator.reading import acts as _acts
from simulator.reading import grave as _grave
from simulator.reading import language as _language
from simulator.reading import meaning as _meaning
from simulator.reading import odd as _odd
from simulator.reading import posts as _posts
from simulator.reading import privacy as _privacy
from simulator.reading import tone as _tone
from simulator.reading import writing as _writing
from simulator.reading.clear import clear
from simulator.reading.deeds import promised
from simulator.reading.disclosing import disclosing
from simulator.reading.gamed import bounded, own_words
from simulator.reading.grave_heard import unlisted
from simulator.reading.heads import hear
from simulator.reading.heard import heard_signs, measured, tellings
from simulator.reading.mechanics import Checker, harper
from simulator.reading.model import VERSION, Context, FactReading, Reading, Sign
from simulator.reading.passage import Passage, lay_out

_LOADING = Lock()
_READERS = (_acts.acts, _tone.tone, _grave.grave, _privacy.privacy, _language.language, _odd.odd)


def read(text: str, context: Context, checker: Checker | None = None) -> Reading:
    """Give the reading of one message: sentences, signs, facts and measures rounded to three decimals.

    `checker` finds slips of grammar and spelling; Harper, which is built in, where none is given.
    """
    warm()
    whole = clear(unicodedata.normalize("NFC", text))
    found = replace(_read(lay_out(whole.text, context), checker), chars=len(unicodedata.normalize("NFC", text)))
    return whole.back(found)


def _read(passage: Passage, checker: Checker | None) -> Reading:
    signs, facts = signs_and_facts(passage, checker)
    own, kept = own_words(passage, signs)
    heard = hear(own, kept, facts)
    judged = bounded(measured(heard, passage), passage, signs, facts)
    measures = {**judged, **_language.readability(passage)}
    return Reading(
        version=VERSION,
        chars=len(passage.text),
        words=len(passage.words),
        sentences=passage.sentences,
        signs=_tidy([
            *signs, *disclosing(passage, signs, facts),
            *((*heard_signs(heard, passage), *unlisted(own, signs)) if judged else ()),
        ]),
        facts=facts,
        telling=tellings(heard, passage) if judged else (),
        measures={name: round(value, 3) for name, value in sorted(measures.items())},
    )  # fmt: skip


def signs_and_facts(
    passage: Passage, checker: Checker | None = None
) -> tuple[tuple[Sign, ...], tuple[FactReading, ...]]:
    """Give what the rules find in a passage, and how it stands to the facts: what the learned heads build on."""
    found = _tidy([*(sign for reader in _READERS for sign in reader(passage)), *_writing.writing(passage, checker)])
    # Who quotes the customer has not told a fact by it.
    facts = _meaning.meanings(own_words(passage, found)[0], found)
    return _privacy.but_public([*found, *promised(passage, found, facts)], facts, passage), facts


def read_post(text: str, context: Context) -> Reading:
    """Give the reading of a customer's post: the personal data in it, and what it shows of the matter."""
    warm()
    whole = clear(unicodedata.normalize("NFC", text))
    passage = lay_out(whole.text, context)
    found = Reading(
        version=VERSION, chars=len(unicodedata.normalize("NFC", text)), words=len(passage.words),
        sentences=passage.sentences, signs=_tidy([*_privacy.privacy(passage), *_posts.posted(passage)]),
    )  # fmt: skip
    return whole.back(found)


def _tidy(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Drop what another sign of the same name and detail covers; sort by place."""
    kept: list[Sign] = []
    for sign in sorted(set(signs), key=lambda one: (one.name, one.detail, one.start, -one.end, -one.confidence)):
        last = kept[-1] if kept else None
        if last and (last.name, last.detail) == (sign.name, sign.detail) and sign.end <= last.end:
            continue
        kept.append(sign)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.name, one.detail)))


def warm() -> None:
    """Load what the readers need, once: whoever reads meanwhile waits for it instead of loading it again."""
    with _LOADING:
        _loaded()


@lru_cache(maxsize=1)
def _loaded() -> None:
    greeting = "Hello, and thanks for waiting. I'm checking this now and will be back here by 3 pm with an answer. "
    offer = "Would you be happy to carry on in a secure chat, so that your details stay private? ^Jo"
    asked = Context(earlier=(("customer", "Are you open on Sunday?"),), facts=(("hours", "Open at 9 am on Sunday."),))
    # Harper takes as long to build as all else, and leaves this thread free meanwhile. Whoever stops the program in
    # these seconds does not have to wait for it.
    beside = Thread(target=harper, name="warm-harper", daemon=True)
    beside.start()
    _read(lay_out(greeting + offer, asked), None)
    beside.join()
