"""Where one case stands."""

from __future__ import annotations

from simulator import events as e
from simulator.state import replay
from tests.simulator.folds import case, posted, replied


def test_a_customer_waits_from_the_first_post_without_a_reply() -> None:
    assert case(posted(5), posted(9)).waiting_since == 5
    assert case(posted(5), replied(7)).waiting_since is None
    assert case(posted(5), replied(7), posted(8)).waiting_since == 8


def test_a_withdrawn_reply_leaves_no_trace_in_what_was_done() -> None:
    went = case(posted(5), replied(7), e.Withdrawn(at=8, case="a", reply=3))
    assert went.waiting_since == 5
    assert not went.did("reply")
    assert went.replies == ()


def test_acts_are_known_by_name_and_by_kind() -> None:
    went = case(e.Remedied(at=3, case="a", remedy="refund", amount=5.0))
    assert went.did("remedy:refund")
    assert went.did("remedy")
    assert not went.did("remedy:resend")


def test_hiding_and_deleting_are_kept_on_the_post() -> None:
    went = case(posted(1), e.Hidden(at=2, case="a", post=2, reason="personal_data"), e.Deleted(at=3, case="a", post=2))
    assert (went.messages[0].hidden_at, went.messages[0].deleted_at) == (2, 3)


def test_rooms_are_those_opened_and_the_one_it_began_in() -> None:
    assert case().rooms == frozenset()
    assert case(e.ChatOpened(at=1, case="a", to="chat", consented=True)).rooms == {"chat"}
    began = replay([e.CaseOpened(at=0, case="a", channel="dm")])
    assert began.cases["a"].rooms == {"dm"}
