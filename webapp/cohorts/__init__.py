"""Cohorts: who learns together, what they are given, and how far they are.

Nothing is imported here: `webapp.live` needs the stores, and the pages need `webapp.live`.
"""
