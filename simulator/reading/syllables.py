"""How hard a text is to read: the Flesch-Kincaid grade, by the syllables of a pronouncing dictionary.

Words and sentences are counted as the `textstat` package counts them, so that the figures are comparable; its own
way to the dictionary takes seconds and some hundred megabytes. A word that is not in the dictionary is hyphenated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from zipfile import ZipFile

from pyphen import Pyphen

from simulator.resources import content_path

_QUOTE = re.compile(r"'(?![tsd]|ve|ll|re)")
_MARK = re.compile(r"[^\w\s']")
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_FRAGMENT = 2
"""Words up to which a sentence is not counted as one."""
_FIRST = re.compile(r"^(\S+) 1 (.+)$", re.MULTILINE)


def grade_level(text: str) -> float:
    """Give the school grade that a text asks for, 0 for one without words; OSError without the dictionary."""
    words = _words(text)
    sentences = [_words(sentence) for sentence in _SENTENCE.findall(text)]
    whole = max(1, sum(len(sentence) > _FRAGMENT for sentence in sentences))
    said = sum(map(syllables, words))
    return 0.39 * (len(words) / whole) + 11.8 * (said / len(words)) - 15.59 if said else 0.0


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """Give the syllables of a word in lower case, at least one."""
    told = _pronounced().get(word)
    return told if told is not None else len(_hyphens().positions(word)) + 1


def _words(text: str) -> list[str]:
    return _MARK.sub("", _QUOTE.sub("", text)).lower().split()


@lru_cache(maxsize=1)
def _pronounced() -> Mapping[str, int]:
    """Give the syllables of each word as it is first said: sounds that bear stress, 0 to 2, are its vowels."""
    with ZipFile(content_path("models", "nltk_data", "corpora", "cmudict.zip")) as file:
        entries = file.read("cmudict/cmudict").decode("utf-8")
    return {word.lower(): sum(map(said.count, "012")) for word, said in _FIRST.findall(entries)}


@lru_cache(maxsize=1)
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")
