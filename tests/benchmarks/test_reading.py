"""The timed reply is what the figure says it is; how long it takes is no test."""

import io
import json

from benchmarks import reading
from webapp.rows import Rows


def test_the_timed_reply_has_55_words_and_five_facts():
    every = list(reading.exchanges(50))
    assert {len(one.reply.split()) for one in every} == {55}
    assert {len(one.facts) for one in every} == {5}
    assert len({one.reply for one in every}) == 50


def test_the_export_is_one_that_can_be_graded():
    rows = list(Rows(io.BytesIO(reading.export(600)), "export"))
    assert len(rows) == 600
    assert [row.problem for row in rows if row.problem] == []
    assert len({json.loads(line)["id"] for line in reading.export(600).splitlines()}) == 600


def test_time_is_taken_of_each():
    took = reading.milliseconds(lambda one: one, [1, 2, 3])
    assert len(took) == 3
    assert min(took) >= 0
