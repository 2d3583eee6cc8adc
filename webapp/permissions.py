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
RATING = frozenset(("trainer", "hiring manager", "reviewer", "admin"))

_OPEN = (
    "static", "training.home", "training.progress", "training.lessons_page", "training.lesson",
    "training.courses_page", "training.course", "training.before", "training.begin", "training.begin_warmup",
    "training.decline_warmup", "desk.desk", "desk.updates", "desk.public_feed", "desk.feed_updates", "desk.command",
    "desk.saved_replies", "desk.coach", "desk.slips", "desk.finish", "debrief.debrief", "debrief.whole",
    "debrief.download", "debrief.branch", "debrief.share", "debrief.withdraw", "debrief.shared",
    "debrief.shared_whole", "debrief.shared_download",
    "accounts.sign_in", "accounts.enter_account", "accounts.forgotten", "accounts.send_link", "accounts.choose",
    "accounts.set_password",
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
    "calibration.of_cohort", "calibration.create", "calibration.close", "exports.export",
    "feedback.say", "feedback.mark",
)  # fmt: skip
_RATING = ("calibration.asked", "calibration.calibration", "calibration.mark")
_ADMIN = (
    "accounts.people_page", "accounts.add_person", "accounts.change_person", "accounts.person_link",
    "jobs.jobs_page", "jobs.regrade", "jobs.cancel", "jobs.again",
)  # fmt: skip
PERMISSIONS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_OPEN, ANYONE),
    **dict.fromkeys(_OWN, SIGNED_IN),
    **dict.fromkeys(_TRAINING, TRAINING),
    **dict.fromkeys(_RATING, RATING),
    **dict.fromkeys(_ADMIN, ADMIN),
}


def may(role: str, endpoint: str) -> bool:
    """Tell whether a role may ask for an address at all; `visitor` is who has not signed in."""
    return role in PERMISSIONS.get(endpoint, ())
