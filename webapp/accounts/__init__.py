"""Accounts: signing in and out, one's own account, a forgotten password, and for admins everybody's accounts."""

from webapp.accounts.routes import bp

__all__ = ["bp"]
