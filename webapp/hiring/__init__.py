"""Hiring: rounds of assessments by invitation, blind review, reports, decisions by people, and the candidates' rights.

Nothing is imported here: `webapp.live` needs the stores, and the pages need `webapp.live`.
"""
