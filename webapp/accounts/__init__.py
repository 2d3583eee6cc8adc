"""Accounts: signing in and out, one's own account, a forgotten password, and for admins everybody's accounts."""

from webapp.accounts import oidc_routes  # noqa: F401 - their addresses
from webapp.accounts.routes import bp

__all__ = ["bp"]
