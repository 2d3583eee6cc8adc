"""Calibration: several people mark the same shift, none seeing another's marks before giving their own.

Nothing is imported here: `webapp.live` needs the store, and the pages need `webapp.live`. No grade is ever
changed here.
"""
