"""What a customer's post shows."""

from __future__ import annotations

import pytest

from simulator.reading import read_post
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.posts import posted


@pytest.mark.parametrize(
    ("post", "shown"),
    [
        ("When do you open on Sunday?", set()),
        ("Your driver Ada was lovely, thank you so much!", {"pleased"}),
        ("My parcel never came.", {"failed"}),
        ("You charged me twice", {"failed"}),
        ("Absolutely furious with this lot", {"upset"}),
        ("STILL NO REPLY. Answer me!!", {"upset", "failed"}),
        ("Oh great, another wonderful Monday with no signal.", {"upset", "failed"}),
        ("Thanks for nothing, it is still broken", {"upset", "failed"}),
        ("Shout out to Imo, who waited with me because of my bad hip", {"pleased"}),
        ("Waited an hour for the bus", {"failed"}),
        ("absolutely DYING for a coffee in that lovely café", {"pleased"}),
        ("", set()),
        ("👍", set()),
    ],
)
def test_posts(post: str, shown: set[str]) -> None:
    assert {sign.name.removeprefix("post.") for sign in posted(lay_out(post, Context()))} == shown


def test_a_post_is_read_for_personal_data_too() -> None:
    reading = read_post("Ring me on 07700 900123, it never came", Context(by="customer"))
    assert reading.has("personal.phone")
    assert reading.has("post.failed")
