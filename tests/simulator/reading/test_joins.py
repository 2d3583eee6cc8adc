import pytest

from simulator.reading import read
from simulator.reading.joins import spacing
from simulator.reading.model import Context


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("We've checked the parcel, it is at the depot.", "comma splice"),
        ("Your booking is in our system, you can print it now.", "comma splice"),
        ("The depot is closed today it will open on Monday.", "full stop"),
        ("The label is fixed thank you it is fine now.", "full stop"),
        ("The card is on its way you're all set.", ""),
        ("If the light is red, it's charging.", ""),
        ("You're right, it's late.", ""),
        ("We can't see it on our side, I'm afraid.", ""),
        ("I'm so sorry about the wait, we've found it.", ""),
        ("It's in the locker, which you can open with the code.", ""),
        ("Once it is done today we will call you.", ""),
        ("That was the day it arrived.", ""),
    ],
)
def test_clauses_run_together(text: str, detail: str) -> None:
    found = [sign.detail for sign in read(text, Context()).having("writing.punctuation")]
    assert found == ([detail] if detail else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Checked ,and done", 1),
        ("Thanks,we will look", 1),
        ("About that .We will", 1),
        ("It is done.Please wait", 1),
        ("It's 1,250 in all, e.g. two bags.", 0),
        ("Well... we'll see :) ok?", 0),
    ],
)
def test_spaces_about_stops_and_commas(text: str, count: int) -> None:
    assert len(list(spacing(text))) == count
