"""Input that needs care: nothing said, another language, talk to the grader, words that are not the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from simulator.reading import phrases
from simulator.reading.gamed import quoted
from simulator.reading.model import Sign
from simulator.reading.passage import Passage, fold

_ENGLISH, _OTHERS = "english", "other_tongues"
_FEW, _LEAST_WORDS, _COPIED, _COPIED_WORDS = 0.08, 6, 88, 8
_ENDINGS = ("n't", "'s", "'m", "'re", "'ve", "'ll", "'d")
_LONGEST, _LAST_READ = 250, 160
_CURT, _PASTED, _PASTED_FACTS = 3, 0.8, 2
_SHOUTED, _LETTERS = 0.8, 12
_OWN, _RUNS = 0.8, 0.3
_PRAISED, _PRAISES = 0.5, 2
_FILLED = frozenset(("understand", "told", "know", "see", "hear", "right", "said", "wrote", "tell", "letting"))
_PERSONS = {**dict.fromkeys(("i", "me", "u", "we", "us"), "you"), **dict.fromkeys(("my", "our", "ur"), "your")}
_ANSWERED = re.compile(r"\W*(?:yes|no|yep|nope|yeah|sure|of course)\b")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def odd(passage: Passage) -> list[Sign]:
    """Give the signs of input that is no ordinary reply."""
    told = [*phrases.find("odd", passage)]
    whole = (*_wordless(passage), *_foreign(passage), *_copied(passage), *_pasted(passage), *_sized(passage))
    cited = (Sign("odd.quoted", one.start, one.end, 0.9) for one in quoted(passage))
    injected = (sign for sign in told if sign.name == "odd.injection")
    return [*whole, *injected, *cited, *_flattery(passage, [sign for sign in told if sign.name == "odd.flattery"])]


def _wordless(passage: Passage) -> Iterator[Sign]:
    if passage.words:
        return
    end = len(passage.text)
    if any(not char.isspace() and not char.isascii() for char in passage.text):
        yield Sign("odd.emoji_only", 0, end, 0.95)
    else:
        yield Sign("odd.empty", 0, end, 1.0)


def _foreign(passage: Passage) -> Iterator[Sign]:
    words = [passage.word(index) for index in range(len(passage.words))]
    letters = [char for char in passage.text if char.isalpha()]
    strange = sum(1 for char in letters if ord(char) > 0x24F)  # noqa: PLR2004 - past the Latin alphabets
    known = sum(1 for word in words if word in phrases.word_set(_ENGLISH) or word.endswith(_ENDINGS))
    other_script = len(letters) > _LEAST_WORDS and strange > len(letters) / 2
    accented = sum(1 for char in letters if not char.isascii())
    others = sum(1 for word in words if word in phrases.word_set(_OTHERS))
    spoken = len(words) >= _LEAST_WORDS and known / len(words) < _FEW and (accented or others / len(words) >= _FEW)
    if other_script or spoken:
        yield Sign("odd.other_language", 0, len(passage.text), 0.7)


def _copied(passage: Passage) -> Iterator[Sign]:
    if len(passage.words) < _COPIED_WORDS:
        return
    for who, text in passage.context.earlier:
        if who != "customer":
            continue
        long = len(passage.text) / 2 < len(text) and len(passage.text) <= len(text) * 2
        if (long and fuzz.partial_ratio(passage.folded, fold(text)) >= _COPIED) or _retold(passage.folded, fold(text)):
            yield Sign("odd.copied_customer", 0, len(passage.text), 0.9)
            return


def _retold(folded: str, post: str) -> bool:
    """Tell whether nothing in a reply is new: the customer's own words, at most with the persons turned."""
    if _ANSWERED.match(folded):
        return False
    own, theirs = _turned(folded), _turned(post)
    empty = phrases.word_set("stop") | phrases.word_set(_ENGLISH) | _FILLED
    told = [word for word in own if word not in empty]
    pairs, said = list(pairwise(own)), set(pairwise(theirs))
    known = set(theirs)
    return (
        len(told) >= _LEAST_WORDS - 2
        and sum(word in known for word in told) >= _OWN * len(told)
        and sum(pair in said for pair in pairs) >= _RUNS * len(pairs)
    )


def _turned(folded: str) -> list[str]:
    return [_PERSONS.get(word, word) for word in _TOKEN.findall(folded)]


def _pasted(passage: Passage) -> Iterator[Sign]:
    """Two facts or more, word for word, and hardly anything else."""
    places = []
    for _, fact in passage.context.facts:
        plain = fold(fact).strip(" .!")
        start = passage.folded.find(plain) if len(plain) >= _LETTERS else -1
        if start >= 0:
            places.append((start, start + len(plain)))
    if len(places) >= _PASTED_FACTS and sum(end - start for start, end in places) >= _PASTED * len(passage.text):
        yield Sign("odd.pasted_facts", min(places)[0], max(end for _, end in places), 0.9)


def _sized(passage: Passage) -> Iterator[Sign]:
    count, letters = len(passage.words), [char for char in passage.text if char.isalpha()]
    if count > _LONGEST:
        yield Sign("odd.very_long", passage.words[_LAST_READ].start, len(passage.text), 0.9)
    if 0 < count <= _CURT and passage.context.facts and not any(char.isdigit() for char in passage.text):
        yield Sign("odd.curt", 0, len(passage.text), 0.8)
    if len(letters) >= _LETTERS and sum(char.isupper() for char in letters) >= _SHOUTED * len(letters):
        yield Sign("odd.shouted", 0, len(passage.text), 0.9)


def _flattery(passage: Passage, found: list[Sign]) -> Iterator[Sign]:
    """Praise of the customer that is all there is; a word of it beside an answer is kind."""
    praised = {passage.sentence_at(sign.start) for sign in found}
    length = sum(one.end - one.start for one in praised)
    if len(found) >= _PRAISES and length >= _PRAISED * len(passage.text):
        yield Sign("odd.flattery", min(one.start for one in praised), max(one.end for one in praised), 0.7)
