"""Words leave an event and come back to the letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.events import Noted, Replied, load
from simulator.reading.model import Reading, Sign
from webapp.typed import ERASED, digest, join, part

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
signs = st.builds(Sign, name=st.just("time.specific"), start=st.just(0), end=st.just(1), detail=texts)


@given(texts, st.lists(signs, max_size=3))
def test_parting_and_joining_gives_the_same_event(text: str, found: list[Sign]) -> None:
    reading = Reading(version="1", chars=len(text), words=1, signs=tuple(found))
    event = Replied(at=1, case="a", channel="dm", text=text, reading=reading, sender="main")
    body, words = part(event)
    assert load(join(body, {field: said for field, (said, _) in words.items()})) == event


@given(texts)
def test_erased_words_keep_their_length(text: str) -> None:
    body, _ = part(Noted(at=1, case="a", text=text))
    assert join(body, {})["text"] == ERASED * len(text)


def test_the_digest_needs_the_salt() -> None:
    assert len({digest("yes", "a"), digest("yes", "b"), digest("no", "a")}) == 3
