"""The page of experts' ratings: which cases people who know the job call essential for it."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from simulator.cutscore import LEAST_JUDGES
from simulator.errors import CommandRefused
from webapp.auth import visible_round
from webapp.current import live
from webapp.hiring.experts import LONGEST_ABOUT, LONGEST_NAME, RATINGS, case_titles, rated
from webapp.hiring.round_pages import bp, form_of
from webapp.hiring.rounds import Round
from webapp.hiring.seen import noted
from webapp.people import Person

NOBODY = "there is no open account under this address; give the expert's name instead"


@bp.get("/rounds/<round_id>/experts", endpoint="experts")
def experts_page(round_id: str) -> str:
    """Show what experts said of each case of the round's form, and take down what another says."""
    return _page(visible_round(round_id))


@bp.post("/rounds/<round_id>/experts", endpoint="add_expert")
def add(round_id: str) -> ResponseReturnValue:
    """Keep what an expert says of every case."""
    at, given = visible_round(round_id), request.form
    keys = list(case_titles(form_of(at), live().pack))
    said = {key: given.get(_field(number), "") for number, key in enumerate(keys)}
    try:
        name, who = given.get("name", ""), _account(given.get("name", ""))
        live().experts.add(at.id, who.name if who else name, given.get("about", ""), said, who.id if who else None)
    except CommandRefused as refusal:
        return _page(at, str(refusal)), 422
    noted("expert's ratings kept", at.id, f"{len(said)} cases")
    flash("Kept. What they said stands in the table and in the auditor's files.")
    return redirect(url_for("rounds.experts", round_id=at.id))


@bp.post("/rounds/<round_id>/experts/<row:expert_id>/off", endpoint="take_expert_away")
def take_away(round_id: str, expert_id: int) -> ResponseReturnValue:
    """Take away what an expert said."""
    at = visible_round(round_id)
    if not live().experts.take_away(at.id, expert_id):
        abort(404)
    noted("expert's ratings taken away", at.id)
    flash("Taken away.")
    return redirect(url_for("rounds.experts", round_id=at.id))


def _page(at: Round, problem: str = "") -> str:
    form, pack = form_of(at), live().pack
    experts, titles = live().experts.of(at.id), case_titles(form, pack)
    told = {
        (part.scenario, case.id): case.opening[-1].text
        for part in form.parts
        for case in pack.scenario(part.scenario, part.form).cases
    }
    return render_template(
        "hiring/experts.html", at=at, experts=experts, rated=rated(titles, experts), told=told, field=_field,
        ratings=RATINGS, least=LEAST_JUDGES, problem=problem, given=request.form,
        longest=(LONGEST_NAME, LONGEST_ABOUT),
    )  # fmt: skip


def _field(number: int) -> str:
    return f"case-{number}"


def _account(text: str) -> Person | None:
    """Give the account whose address was typed instead of a name."""
    if "@" not in text:
        return None
    who = live().people.by_email(text.strip())
    if who is None or not who.active:
        raise CommandRefused(NOBODY)
    return who
