"""Letters: a mail server gets them whole, what it cannot take is told, and its password stays where it is."""

from __future__ import annotations

import base64
import smtplib
import ssl
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import cast

import pytest

from simulator.errors import ComposureError
from webapp import mail as module
from webapp.mail import Mail, read_mail

TEXT = "Ana,\n\nset a new password here:\n\nhttps://composure.example.com/password/abc\n"


class Stub(ThreadingTCPServer):
    """A mail server on this computer that keeps what it is sent, or refuses as it is told to."""

    daemon_threads = True

    def __init__(self, refuse: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Speaking)
        self.refuse = refuse
        self.lines: list[str] = []
        self.letters: list[EmailMessage] = []

    def url(self, who: str = "", scheme: str = "smtp") -> str:
        return f"{scheme}://{who}127.0.0.1:{self.server_address[1]}"


class Speaking(StreamRequestHandler):
    """As much of SMTP as a letter needs."""

    def handle(self) -> None:
        server = cast(Stub, self.server)
        self.say("220 stub")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            server.lines.append(line)
            word = line.split(" ", 1)[0].upper()
            if word == server.refuse:
                self.say("550 no")
            elif word == "EHLO":
                self.say("250-stub\r\n250 AUTH PLAIN")
            elif word == "AUTH":
                self.say("235 yes")
            elif word == "DATA":
                self.say("354 go on")
                server.letters.append(self.letter())
                self.say("250 kept")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 yes")

    def letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.replace(b"\r\n", b"\n"))
        return cast(EmailMessage, message_from_bytes(b"".join(lines), policy=policy.default))

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def stub() -> Iterator[Stub]:
    with Stub() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def test_a_letter_arrives_whole(stub: Stub) -> None:
    Mail(stub.url(), "Composure <desk@example.com>").send("ana@example.com", "Set a new password", TEXT)
    (letter,) = stub.letters
    assert (letter["From"], letter["To"]) == ("Composure <desk@example.com>", "ana@example.com")
    assert letter["Subject"] == "Set a new password"
    assert letter.get_content() == TEXT
    assert "AUTH" not in "".join(stub.lines)


def test_names_in_any_script_arrive(stub: Stub) -> None:
    Mail(stub.url(), "desk@example.com").send("ana@example.com", "Für Zoë", "Привет, Zoë 👋\n")
    assert stub.letters[0]["Subject"] == "Für Zoë"
    assert stub.letters[0].get_content() == "Привет, Zoë 👋\n"


def test_it_signs_in_with_what_the_address_says(stub: Stub) -> None:
    Mail(stub.url("ana%40example.com:a%2Fb%3Ac@"), "desk@example.com").send("bo@example.com", "x", "y")
    (line,) = [line for line in stub.lines if line.startswith("AUTH")]
    assert base64.b64decode(line.rsplit(" ", 1)[1]) == b"\0ana@example.com\0a/b:c"


def test_a_password_is_not_sent_in_the_clear_to_another_computer(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HERE", ())
    with pytest.raises(ComposureError, match="did not take the letter"):
        Mail(stub.url("ana:secret@"), "desk@example.com").send("bo@example.com", "x", "y")
    assert not [line for line in stub.lines if line.startswith("AUTH")]
    Mail(stub.url(), "desk@example.com").send("bo@example.com", "x", "y")
    assert len(stub.letters) == 1


@pytest.mark.parametrize("refuse", ["MAIL", "RCPT", "DATA", "AUTH"])
def test_what_the_server_refuses_is_told_without_the_password(stub: Stub, refuse: str) -> None:
    stub.refuse = refuse
    with pytest.raises(ComposureError, match=r"mail: 127\.0\.0\.1 did not take the letter .*COMPOSURE_SMTP") as told:
        Mail(stub.url("ana:secret@"), "desk@example.com").send("bo@example.com", "x", "y")
    assert "secret" not in str(told.value)
    assert stub.letters == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_is_not_there_is_told(scheme: str) -> None:
    with Stub() as gone:
        url = gone.url(scheme=scheme)
    with pytest.raises(ComposureError, match=r"mail: 127\.0\.0\.1 did not take the letter"):
        Mail(url, "desk@example.com").send("bo@example.com", "x", "y")


@pytest.mark.parametrize("to", ["ana@example.com\nBcc: bo@example.com", "zoë@example.com"])
def test_an_address_that_cannot_be_written_to_is_told(stub: Stub, to: str) -> None:
    with pytest.raises(ComposureError, match="did not take the letter"):
        Mail(stub.url(), "desk@example.com").send(to, "x", "y")
    assert stub.letters == []


def test_a_server_with_encryption_is_spoken_to_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    contexts: list[ssl.SSLContext] = []

    class Encrypted:
        def __init__(self, host: str, port: int, timeout: float, context: ssl.SSLContext) -> None:
            assert (host, port, timeout) == ("mail.example.com", 465, module.SECONDS)
            contexts.append(context)
            raise ssl.SSLCertVerificationError

    monkeypatch.setattr(smtplib, "SMTP_SSL", Encrypted)
    with pytest.raises(ComposureError, match="SSLCertVerificationError"):
        Mail("smtps://mail.example.com", "desk@example.com").send("bo@example.com", "x", "y")
    assert contexts[0].check_hostname
    assert contexts[0].verify_mode == ssl.CERT_REQUIRED


def test_without_an_address_nothing_is_mailed() -> None:
    assert read_mail("", "") is None
    assert read_mail("", "desk@example.com") is None


def test_the_password_of_the_server_is_not_shown() -> None:
    found = read_mail("smtp://ana:secret@mail.example.com:587", "desk@example.com")
    assert found
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://mail.example.com", "smtp://", "smtp://h:port", "smtp://h:0"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_SMTP: needs an address such as smtp://"):
        read_mail(url, "desk@example.com")


@pytest.mark.parametrize("sender", ["", "desk", "desk@example.com\nBcc: x@example.com"])
def test_letters_need_a_sender(sender: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_MAIL_FROM"):
        read_mail("smtp://mail.example.com", sender)
