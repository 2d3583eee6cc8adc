"""Baseline agents that take a whole shift without thinking; each must do badly. `python -m benchmarks.agents`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from simulator import commands as c
from simulator.check import finish
from simulator.errors import CommandRefused
from simulator.eventlog import MemoryLog
from simulator.finding import Grade
from simulator.grading import grade
from simulator.packs import Pack, load_pack
from simulator.resources import scenarios_path
from simulator.scenario import Case, Scenario
from simulator.scorecards import scorecard
from simulator.shifts import play

PASTE = (
    "Hi there, thank you for reaching out. We are really sorry for any inconvenience this may have caused. "
    "We value your feedback and will look into it as soon as possible."
)
MOVE = "Hi, sorry to hear that. Would you be happy to carry on in a secure chat so we can help?"
HOLDING = "Thank you for telling us. I have passed this to our specialist team, who will be in touch."
Agent = Callable[[Scenario, Case, float], Iterator[c.Command]]


def nothing(scenario: Scenario, case: Case, at: float) -> Iterator[c.Command]:
    """Do nothing."""
    yield from ()


def paste(scenario: Scenario, case: Case, at: float) -> Iterator[c.Command]:
    """Paste the same polite line everywhere and close."""
    yield c.Reply(at=at, case=case.id, channel=case.channel, text=PASTE)
    yield c.Close(at=at + 60, case=case.id)


def escalate(scenario: Scenario, case: Case, at: float) -> Iterator[c.Command]:
    """Hand everything to the first team there is."""
    if scenario.brand.teams:
        yield c.HandOff(
            at=at, case=case.id, team=scenario.brand.teams[0].id, summary="Customer needs help, please deal."
        )
    yield c.Reply(at=at + 5, case=case.id, channel=case.channel, text=HOLDING)


def move(scenario: Scenario, case: Case, at: float) -> Iterator[c.Command]:
    """Ask everybody to move to a secure chat, and leave it there."""
    yield c.OfferMove(at=at, case=case.id, to="chat", channel=case.channel, text=MOVE)
    yield c.OpenChat(at=at + 90, case=case.id, to="chat")


AGENTS: Mapping[str, Agent] = {"nothing": nothing, "paste": paste, "escalate": escalate, "move": move}


def take(pack: Pack, scenario: Scenario, agent: Agent) -> Grade:
    """Give the grade of a whole shift that an agent took, a minute after each case arrived."""
    log = MemoryLog()
    play(log, pack, "s", c.Start(at=0, scenario=scenario.id))
    commands = [
        command
        for case in scenario.cases
        for command in agent(scenario, case, max(0.0, *(post.at for post in case.opening)) + 60)
    ]
    for command in sorted(commands, key=lambda one: one.at):
        try:
            play(log, pack, "s", command)
        except CommandRefused:
            continue
    return grade(scorecard("training"), pack, finish(log, pack, "s"))


def main() -> None:
    """Print each agent's overall on each scenario."""
    pack = load_pack(scenarios_path() / "starter")
    print(f"{'scenario':24}" + "".join(f"{name:>10}" for name in AGENTS))
    for scenario in pack.scenarios:
        results = [take(pack, scenario, agent).overall for agent in AGENTS.values()]
        print(f"{scenario.id:24}" + "".join(f"{result or 0:10.1f}" for result in results))


if __name__ == "__main__":
    main()
