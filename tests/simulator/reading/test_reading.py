"""Properties of whole readings, and good replies that may not be faulted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.reading import read
from simulator.reading.model import SIGNS, Context, KnownValue

CONTEXT = Context(
    facts=(("f", "The refund takes 3-5 days."),),
    known=(KnownValue("order_number", "TP-40918"),),
    names=("Maya",),
    remedies=(("refund", "Refund"),),
    earlier=(("customer", "where is TP-40918"),),
)
GOOD = (
    "Hi Sam, I'm sorry your lamp arrived cracked. I can send a new one today or refund you: which would you rather? ^Jo",  # noqa: E501
    "Morning! Yes, size 9 is in stock at our Dock Street shop, and it's open until six tonight.",
    "That's a miserable way to spend a Friday. The line's down in Harlow and the crew expects it back by 22:00.",
    "Thanks for flagging this. Could we carry on in a secure chat? It keeps your booking details private.",
    "You're right, we told you Tuesday and it's Thursday. I'm calling the depot now and I'll be back by 3pm.",
    "Please stop using the heater and keep it somewhere safe. Is anyone hurt?",
    "Your seat is safe. The 18:40 leaves from gate 12 and boarding starts at 18:05.",
    "To reset it, hold the button for ten seconds, then wait for the green light. Is it back on now?",
    "We got this wrong, and I'm sorry. I've asked the kitchen to remake it and it's on its way.",
    "What a lovely message, thank you! I'll read it out to Ewan and the team this afternoon.",
    "For your safety I've hidden the post; please delete it too. Would you be happy to continue by private message?",
    "We can't discuss anyone's care in public. Our patient team will help on the number on our page.",
    "Gift cards never expire, so yours still works. Enjoy the coffee!",
    "Good question. Checked bags over 23 kg cost €40 extra, and you can add one in the app.",
    "I can see why that's annoying. The fee covers the re-route, and I've asked for it to be looked at again.",
    "That isn't our account, and thanks for checking. We only ever reply from this one.",
    "Buses 4 and 7 are diverted until the 19th because of gas works; use stop K on Fenwold Lane.",
    "No need to share your number here. If you'd like, I'll open a secure chat.",
    "The recall covers batch 12 only. Please don't use it, and we'll send a new one free of charge.",
    "Fair point about the label. I've passed it to the team who write them.",
    "Three weeks without heating is grim. The engineer is booked for Tuesday, 8 to 12, and I'll check in on Wednesday.",
    "Your claim can be made within 60 days of the loss. Shall I send you the form?",
    "Sorted by message. Thanks for your patience.",
    "Oh no, that's not how a birthday should go. Which cake was it?",
    "We're open 10 to 4 on bank holidays, and the lift is working again.",
    "The museum is free on the first Sunday of the month. Bring the kids!",
    "I've added a note, so you won't have to explain it again.",
    "Card payments are back. If yours still fails, tell me and I'll look again tonight.",
    "Thank you for telling us. I've passed this to the team who handle it; they'll reply by Friday.",
    "If you're in danger, please call 999 now. I'm staying right here with you.",
    "The app update fixes it. Tap Settings, then About, and you should see 8.2.2.",
    "I don't know yet why it failed. The next update is at 14:00, here.",
    "You can change the date free of charge up to 24 hours before.",
    "Hello! Dogs are welcome on the terrace, and there's a water bowl by the door.",
    "Breakfast is from 7 to 10:30 and it's included.",
    "We don't have it in blue, sorry. The green one is back on Monday.",
    "Two things I can do right now: move you to the 19:30, or hold a seat tomorrow.",
    "Anyone can register online, and the desk is open 8 to 6.",
    "I'd be cross too. Leave the courier to me and you'll hear by noon.",
    "Thanks for the photo, that helps. The strap is torn, so I'm sending another.",
)
NEVER = ("rude", "personal", "repeats", "reveals", "confirms", "internal", "relationship", "liability", "promise.over",
         "hostile", "odd", "empathy.denial", "ownership.blame_customer", "calm.argues", "calm.ultimatum", "voice.placeholder",  # noqa: E501
         "voice.stuffing", "writing.spelling", "writing.grammar", "writing.shouting", "apology.conditional")  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("text", GOOD)
def test_a_good_reply_is_not_faulted(text: str) -> None:
    for industry in ("retail", "healthcare", "bank"):
        reading = read(text, Context(industry=industry))
        assert [(sign.name, text[sign.start : sign.end]) for name in NEVER for sign in reading.having(name)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    reading = read(text, CONTEXT)
    for sign in reading.signs:
        assert 0 <= sign.start <= sign.end <= reading.chars
        assert sign.name in SIGNS or sign.name.split(".")[0] in SIGNS
        assert 0 < sign.confidence <= 1
    assert all(name == round_name for name, round_name in zip(reading.measures, sorted(reading.measures), strict=True))
    assert all(value == round(value, 3) for value in reading.measures.values())


PIECES = st.one_of(
    st.sampled_from(
        ["a@", "1-", "4111 ", ". ", "we have been ", "send your ", "call the our ", "'\"", "\n", "😀", "é"]
    ),
    st.text(min_size=1, max_size=12),
)


@settings(max_examples=12, deadline=None)
@given(PIECES, st.integers(min_value=200, max_value=20_000), st.text(max_size=40))
def test_a_long_text_of_any_making_is_read(piece: str, length: int, tail: str) -> None:
    text = (piece * (length // len(piece) + 1))[:length] + tail
    reading = read(text, CONTEXT)
    assert all(0 <= sign.start <= sign.end <= reading.chars for sign in reading.signs)


@pytest.mark.parametrize("text", ["", "\x00", "\ud83d", "e\u0301" * 50, "؟" * 40, "a" * 20_000, "?!" * 9_000])
def test_strange_texts_are_read(text: str) -> None:
    assert read(text, CONTEXT).version


def test_a_reading_is_the_same_under_every_hash_seed() -> None:
    code = f"from simulator.reading import read; from simulator.reading.model import *; print(read({GOOD[0]!r}, Context(names=('Sam', 'Jo'))))"  # noqa: E501
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


COLD = """
from threading import Barrier, Thread
from simulator.reading import read
from simulator.reading.model import Context

together, read_by = Barrier(8), []

def go():
    together.wait()
    read_by.append(read("Thanks for waiting. " * 20, Context()).measures["grade_level"])

threads = [Thread(target=go) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(read_by), len(set(read_by)))
"""


def test_threads_that_read_before_anything_is_loaded_all_get_a_reading() -> None:
    ran = subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True, text=True)
    assert ran.stdout.split() == ["8", "1"], ran.stderr


def _table() -> list[tuple[str, str, str, float, bool]]:
    groups = yaml.safe_load(Path(__file__).with_name("innocent.yaml").read_text("utf-8"))
    return [
        (group["sign"], text, group.get("post", "Hello"), group.get("sure", 0.0), which == "guilty")
        for group in groups for which in ("guilty", "innocent") for text in group.get(which, ())
    ]  # fmt: skip


@pytest.mark.parametrize(("sign", "text", "post", "sure", "guilty"), _table())
def test_words_that_look_like_a_fault_are_told_from_one(
    sign: str, text: str, post: str, sure: float, guilty: bool
) -> None:
    found = read(text, Context(earlier=(("customer", post),))).having(sign)
    assert any(one.confidence >= sure for one in found) == guilty
