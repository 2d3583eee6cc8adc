"""The over-escalating agent: hands every case to a team and the duty manager, whatever it is."""

from __future__ import annotations

from simulator.brand import Team
from simulator.simulated.careful import soon
from simulator.simulated.handling import Hand
from simulator.simulated.matter import Matter
from simulator.simulated.playing import Handling
from simulator.simulated.telling import called

_ANY = "complaints"


def over_escalating(matter: Matter) -> Handling:
    """Give a hand-over, a call for the manager and a line that somebody else will answer."""
    hand, team = Hand(matter, "over_escalating", soon(matter)), taken_to(matter)
    yield from hand.do(0, "view", what="case")
    yield from hand.do(10, "hand_off", team=team.id, summary=hand.line("summary"))
    yield from hand.do(5, "flag", flag="duty_manager")
    yield from hand.say(matter.case.channel, [hand.line("reply", team=called(team))])


def taken_to(matter: Matter) -> Team:
    """Give the team that gets every case of a scenario: complaints where there is such a team, else the first."""
    teams = matter.scenario.brand.teams
    return next((team for team in teams if team.id == _ANY), teams[0])
