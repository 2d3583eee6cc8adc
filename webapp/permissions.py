"""Which roles may ask for which address. An address without a line here is refused to everybody.

Whose shifts, cohorts and notes one may see is asked in `webapp.auth`, of each thing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from webapp.people import ROLES

VISITOR = "visitor"
ANYONE = frozenset((VISITOR, *ROLES))
SIGNED_IN = frozenset(ROLES)
TRAINING = frozenset(("trainer", "admin"))
ADMIN = frozenset(("admin",))
HIRING = frozenset(("hiring manager", "admin"))
RATING = frozenset(("trainer", "hiring manager", "reviewer", "admin"))

_OPEN = (
    "static", "training.home", "training.progress", "training.lessons_page", "training.lesson",
    "training.courses_page", "training.course", "training.before", "training.begin", "training.paths_page",
    "training.path", "training.before_step", "training.begin_step", "training.begin_warmup",
    "training.decline_warmup", "desk.desk", "desk.updates", "desk.public_feed", "desk.feed_updates", "desk.command",
    "desk.saved_replies", "desk.coach", "desk.slips", "desk.finish", "debrief.debrief", "debrief.whole",
    "debrief.download", "debrief.branch", "debrief.share", "debrief.withdraw", "debrief.shared",
    "debrief.shared_whole", "debrief.shared_download", "watching.put_away",
    "accounts.sign_in", "accounts.enter_account", "accounts.forgotten", "accounts.send_link", "accounts.choose",
    "accounts.set_password", "accounts.oidc_begin", "accounts.oidc_return",
)  # fmt: skip
_OWN = (
    "accounts.account", "accounts.sign_out", "accounts.change_password", "accounts.end_sign_in",
    "cohorts.assigned", "cohorts.take",
    "feedback.answer", "feedback.change", "feedback.take_back", "feedback.dispute",
)  # fmt: skip
_TRAINING = (
    "cohorts.cohorts_page", "cohorts.create", "cohorts.cohort", "cohorts.rename", "cohorts.close",
    "cohorts.preview", "cohorts.take_in", "cohorts.take_out", "cohorts.assign", "cohorts.withdraw",
    "cohorts.assignment", "cohorts.board", "cohorts.person", "cohorts.download",
    "calibration.of_cohort", "calibration.create", "calibration.close", "exports.export", "exports.exports",
    "exports.updates", "exports.prepare", "exports.made", "exports.cancel",
    "feedback.say", "feedback.mark", "watching.watch", "watching.updates", "watching.nudge",
)  # fmt: skip
_RATING = (
    "calibration.asked", "calibration.calibration", "calibration.mark",
    "reviews.asked", "reviews.review", "reviews.mark", "reviews.stand_down", "reviews.training", "reviews.train",
)  # fmt: skip
_ADMIN = (
    "records.pack",
    "accounts.people_page", "accounts.add_person", "accounts.change_person", "accounts.person_link",
    "jobs.jobs_page", "jobs.regrade", "jobs.cancel", "jobs.again",
)  # fmt: skip
_HIRING = (
    "rounds.rounds_page", "rounds.create", "rounds.round", "rounds.change_form", "rounds.close", "rounds.preview",
    "rounds.invite", "rounds.invite_again", "rounds.job_map", "rounds.sign_map",
    "rounds.experts", "rounds.add_expert", "rounds.take_expert_away",
    "reviews.ask", "reviews.take_off", "reviews.readings", "reviews.settle", "reports.report", "reports.decide",
    "reports.release", "reports.answer", "reports.results", "reports.set_cut",
)  # fmt: skip
_CANDIDATES = (
    "assessment.invitation", "assessment.take_up", "assessment.stand", "assessment.consent", "assessment.adjust",
    "assessment.warm_up", "assessment.take", "assessment.withdraw", "assessment.signal",
    "reports.own", "reports.contest",
)  # fmt: skip
_RECORDS = (
    "records.records", "records.hold", "records.lift", "records.candidate", "records.data", "records.erase",
    "records.certificate", "records.fairness",
)  # fmt: skip
_RIGHTS = (
    "records.own_data", "records.about_you", "records.describe", "records.transparency", "records.own_transparency",
)  # fmt: skip
PERMISSIONS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_OPEN, ANYONE),
    **dict.fromkeys(_OWN, SIGNED_IN),
    **dict.fromkeys(_TRAINING, TRAINING),
    **dict.fromkeys(_RATING, RATING),
    **dict.fromkeys(_ADMIN, ADMIN),
    **dict.fromkeys(_HIRING, HIRING),
    **dict.fromkeys(_CANDIDATES, ANYONE),
    **dict.fromkeys(_RECORDS, HIRING),
    **dict.fromkeys(_RIGHTS, ANYONE),
}


def may(role: str, endpoint: str) -> bool:
    """Tell whether a role may ask for an address at all; `visitor` is who has not signed in."""
    return role in PERMISSIONS.get(endpoint, ())
