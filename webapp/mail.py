"""Letters to people with accounts, by the mail server that the settings name."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from simulator.errors import ComposureError

SECONDS = 10.0
_PORTS = {"smtp": 25, "smtps": 465}
_HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server: `smtp://USER:PASSWORD@HOST:PORT` (with STARTTLS if it offers it) or `smtps://…`."""

    url: str = field(repr=False)  # it may hold a password
    sender: str

    def send(self, to: str, subject: str, text: str) -> None:
        """Send a letter; ComposureError if the server does not take it."""
        parts, letter = urlsplit(self.url), EmailMessage()
        try:
            letter["From"], letter["To"], letter["Subject"] = self.sender, to, subject
            letter.set_content(text)
            with self._connect() as server:
                if parts.username:
                    self._keep_secret(server)
                    server.login(unquote(parts.username), unquote(parts.password or ""))
                server.send_message(letter)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise ComposureError(
                f"mail: {parts.hostname} did not take the letter ({type(error).__name__}); check COMPOSURE_SMTP"
            ) from None

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        if parts.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        return server

    def _keep_secret(self, server: smtplib.SMTP) -> None:
        if not isinstance(server.sock, ssl.SSLSocket) and urlsplit(self.url).hostname not in _HERE:
            raise smtplib.SMTPNotSupportedError("a password is not sent where everybody can read it")


def read_mail(url: str, sender: str) -> Mail | None:
    """Give the mail server of an address; None if there is none, ComposureError if it is wrong."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ComposureError("COMPOSURE_SMTP: needs an address such as smtp://mail.example.com:587")
    if "@" not in sender or not sender.isprintable():
        raise ComposureError("COMPOSURE_MAIL_FROM: needs the address that letters come from, with COMPOSURE_SMTP")
    return Mail(url, sender)
