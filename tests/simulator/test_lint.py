"""What is wrong with a scenario that loads: one small broken tea shop for each rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.lint import advice, faults
from simulator.packs import load_pack, load_scenario
from simulator.resources import scenarios_path
from simulator.yamlfile import read_yaml

TEASHOP = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")
BIKES = "when: {topic: parking}"
GRUMBLE = "when: {finding: apology.conditional}"
JOKE = "best: [left_alone, unanswered]"
IN_CHAT = ("    priority: P2\n", "    priority: P2\n    channel: chat\n")
NOT_GENUINE = ("    reach: 640", "    genuine: false\n    reach: 640")
SHY = ("    reach: 640", "    accepts: [email]\n    reach: 640")
RING = (
    '        when: {topic: parking}\n        say: "ah brilliant, see you then"\n'
    '        or: ["oh lovely, see you saturday"]\n',
    '        when: {after: bell}\n        say: "ah brilliant, see you then"\n'
    '      - {id: bell, when: {after: bikes}, say: "ring ring"}\n'
    '      - {id: later, when: {after: bell, silence: 60}, say: "well?"}\n',
)
AFTER_REFUND = (
    "        mood: -5\n",
    '        mood: -5\n      - {id: paid, when: {action: "remedy:refund"}, mood: 5}\n'
    '      - {id: waits, when: {after: paid, unless: "remedy:refund"}, mood: 5}\n',
)
MARKETING = ("  teams:\n", "  marketing: [{at: -60, text: Tea for two}, {at: 900, text: Tea for three}]\n  teams:\n")

FAULTS = [
    # Beats that can never come.
    ([(GRUMBLE, "when: {action: hide, unless: hide}")], "cases[1].beats[0].when.unless", "it also takes what 'hide'"),
    ([(GRUMBLE, "when: {fact: two_days, unless: 'fact:two_days'}")], "cases[1].beats[0].when.unless", "drop one"),
    ([(GRUMBLE, "when: {channel: chat, unless: chat}")], "cases[1].beats[0].when.unless", "drop one"),
    ([RING], "cases[0].beats[0].when.after", "bikes after bell after bikes; let one"),
    ([RING], "cases[0].beats[2].when.after", "later after bell after bikes after bell; let one"),
    ([(BIKES, "when: {at: 890}")], "cases[0].beats[0].when.at", "910 s is behind the end of the shift, at 900 s"),
    ([(BIKES, "when: {silence: 900}")], "cases[0].beats[0].when.silence", "920 s is behind the end"),
    ([(BIKES, BIKES + "\n        delay: 900")], "cases[0].beats[0].delay", "910 s is behind the end"),
    ([(BIKES, "when: {mood_below: 0}")], "cases[0].beats[0].when.mood_below", "no mood is below 0"),
    ([("parking: [bike, bikes, cycle]", "parking: []")], "cases[0].beats[0].when.topic", "no cue words"),
    ([(GRUMBLE, "when: {action: 'verify:4'}")], "cases[1].beats[0].when.action", "an agent checks tiers 1 to 3"),
    ([(GRUMBLE, "when: {action: 'fact:two_days'}")], "cases[1].beats[0].when.action", "use fact: two_days"),
    ([(GRUMBLE, "when: {action: 'told:told.thanks'}")], "cases[1].beats[0].when.action", "said"),
    ([(GRUMBLE, "when: {action: chat}"), IN_CHAT], "cases[1].beats[0].when.action", "the case begins there"),
    ([(GRUMBLE, "when: {action: hide}"), IN_CHAT], "cases[1].beats[0].when.action", "nothing here is public"),
    ([(GRUMBLE, "when: {channel: public}"), IN_CHAT], "cases[1].beats[0].when.channel", "never goes public"),
    ([(GRUMBLE, "when: {action: 'remedy:refund'}"), NOT_GENUINE], "cases[1].beats[0].when.action", "no check of oona"),
    # Expectations that nobody can satisfy.
    ([NOT_GENUINE], "cases[1].expected.settled_by[0][0]", "remedy:resend can never be done here: it takes tier 1"),
    ([NOT_GENUINE], "cases[1].expected.remedies[1]", "refund can never be done here: it takes tier 2"),
    ([("      tier: 2\n", "      tier: 4\n")], "cases[1].expected.settled_by[1][0]", "an agent checks tiers 1 to 3"),
    (
        [("apology: true", "actions: ['verify:3']"), NOT_GENUINE],
        "cases[1].expected.actions[0]",
        "verify:3 can never be done here: it takes tier 3, and no check of oona passes",
    ),
    ([SHY], "cases[1].expected.disposition.best[1]", "no handling comes to moved_dm: oona never goes there"),
    ([SHY], "cases[1].expected.private", "oona goes to no private room"),
    ([IN_CHAT], "cases[1].expected.disposition.best[0]", "no handling comes to moved_chat: the case begins in chat"),
    ([IN_CHAT], "cases[1].expected.public_close", "nothing here is public"),
    ([("best: [answered_public]", "best: [answered_private]")], "cases[0].expected.disposition.best[0]", "in public"),
    ([(JOKE, "best: [thanked]")], "cases[2].expected.disposition.best[0]", "only FDB and PRA are thanked for"),
    ([(JOKE, "best: [left_alone, hidden]")], "cases[2].expected.disposition.best[1]", "hidden is called poor as well"),
    # Times that cannot be met.
    ([("{at: 200,", "{at: 900,")], "cases[2].opening[0].at", "comes when the shift is over, at 900 s"),
    ([("- at: -600\n", "- at: 500\n")], "cases[1].opening[0].at", "leaves 400 s of the shift"),
    ([MARKETING], "brand.marketing[0].at", "goes out at -60 s, where nobody can pause it"),
    ([MARKETING], "brand.marketing[1].at", "goes out at 900 s"),
    # Answers given away.
    (
        [("checkmate @pottleleaf", "a tin that is sent again arrives in two working days")],
        "cases[2].opening[0].text",
        "as the fact two_days does, which gives it away",
    ),
    (
        [("sorry IF??", "ask to move because of the order number.")],
        "cases[1].beats[0].say",
        "says 'ask to move because of the order number' as the rationale does",
    ),
    (
        [("the smoked oolong.", "Moving only makes a simple thing slow."), ("person: bryn", "person: oona")],
        "people[1].tells[2].say",
        "as the reason of moved_chat does",
    ),
    (
        [("    kind: SVC\n", "    kind: SVC\n    bystanders: [we packed your smoked oolong for somebody else]\n")],
        "cases[1].bystanders[0]",
        "as the exemplar tin-best does",
    ),
    ([("see you then", "answered_public then")], "cases[0].beats[0].say", "names the disposition 'answered_public'"),
    (
        [("Morning. It is quiet", "Own it, ask to move because of the order number, send it again. It is quiet")],
        "brief",
        "as the rationale does",
    ),
    # Real brands.
    ([("#teafail", "#teafail never had that with Amazon")], "cases[1].opening[0].text", "'Amazon' is a real brand"),
    ([('"@talkingkettle"', '"@Starbucks"')], "people[2].handle", "'@Starbucks' is a real brand"),
]  # fmt: skip


def found(tmp_path: Path, changes: list[tuple[str, str]]) -> dict[str, str]:
    """Give what is wrong with the tea shop when it is changed, by path; its file must load."""
    text = TEASHOP
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    path = tmp_path / "teashop.yaml"
    path.write_text(text, encoding="utf-8")
    scenario, problems = load_scenario(path)
    assert scenario is not None, problems
    file = read_yaml(path)
    told = [file.problem(where, message) for where, message in faults(scenario)]
    assert all(problem.line > 1 for problem in told)
    assert all("; " in problem.message for problem in told), "no hint what to do"
    return {problem.path: problem.message for problem in told}


@pytest.mark.parametrize(("changes", "path", "message"), FAULTS)
def test_each_fault_is_told_where_it_stands(
    tmp_path: Path, changes: list[tuple[str, str]], path: str, message: str
) -> None:
    wrong = found(tmp_path, changes)
    assert message in wrong.get(path, ""), wrong


FINE = [
    [(GRUMBLE, "when: {action: 'remedy:refund', unless: 'remedy:resend'}")],
    [(GRUMBLE, "when: {asked: phone}")],
    [(BIKES, "when: {at: 880}")],
    [(GRUMBLE, "when: {action: chat}"), ("sorry IF??", "please DM me. sorry IF??")],
    [("best: [left_alone, unanswered]", "best: ['handed_off:complaints']\n        harmful: ['handed_off:*']")],
    [("{at: 200,", "{at: 890,")],
    [("- at: -600\n", "- at: 300\n")],
    [("checkmate @pottleleaf", "an apple a day, as the Target Club and our next visa say")],
    [("checkmate @pottleleaf", "are you open this saturday and if so til when?")],
]  # fmt: skip


@pytest.mark.parametrize("changes", FINE)
def test_what_can_come_and_be_done_is_no_fault(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    assert found(tmp_path, changes) == {}


def test_beats_behind_one_that_rules_them_out_never_come(tmp_path: Path) -> None:
    assert list(found(tmp_path, [AFTER_REFUND])) == ["cases[1].beats[2].when.unless"]


def test_what_ships_has_no_fault() -> None:
    pack = load_pack(scenarios_path())
    assert {one.id: wrong for one in pack.scenarios if (wrong := list(faults(one)))} == {}


def test_advice_names_the_fact_that_nobody_needs() -> None:
    (teashop,) = load_pack(scenarios_path() / "tiny").scenarios
    assert [where for where, _ in advice(teashop)] == [("knowledge", 0, "facts", 1)]
