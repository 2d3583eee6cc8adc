"""Settings: where they come from, and where the secret key is kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from simulator.errors import ComposureError
from webapp.config import default_database, kept_key, key_file, read_config, read_switch
from webapp.mail import Mail

KEY = {"COMPOSURE_SECRET_KEY": "x" * 32}


def test_a_key_is_made_beside_the_database_for_its_owner_only(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'c.sqlite3'}"
    config = read_config(url, environ={})
    file = tmp_path / "data" / "secret.key"
    assert config.secret_key == file.read_text()
    assert len(config.secret_key) == 64
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert kept_key(tmp_path / "secret.key") == kept_key(tmp_path / "secret.key")


def test_a_key_that_is_given_is_not_written(tmp_path: Path) -> None:
    config = read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=KEY)
    assert config.secret_key == "x" * 32
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_not_shown(tmp_path: Path) -> None:
    assert "xxxx" not in repr(read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=KEY))


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_SECRET_KEY"):
        read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={"COMPOSURE_SECRET_KEY": "short"})


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ComposureError, match="cannot keep the secret key"):
        read_config(f"sqlite:///{tmp_path}/file/c.sqlite3", environ={})


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "sqlite://", ""])
def test_a_wrong_address_says_what_to_write(url: str, tmp_path: Path) -> None:
    from webapp.db import Database

    with pytest.raises(ComposureError, match="sqlite:///FILE"):
        Database(url)


def test_what_is_passed_goes_before_the_environment(tmp_path: Path) -> None:
    environ = {**KEY, "COMPOSURE_DATABASE": "sqlite:////e.db", "COMPOSURE_SCENARIOS": f"a{os.pathsep}b"}
    assert read_config(environ=environ).database == "sqlite:////e.db"
    assert read_config(environ=environ).scenarios == (Path("a"), Path("b"))
    passed = read_config("sqlite:////p.db", (Path("c"),), environ=environ)
    assert (passed.database, passed.scenarios) == ("sqlite:////p.db", (Path("c"),))


def test_the_default_database_is_in_the_users_data() -> None:
    assert default_database().endswith("composure.sqlite3")
    assert key_file(default_database()).name == "secret.key"
    assert key_file("postgresql://h/d").parent == key_file(default_database()).parent


@pytest.mark.parametrize(
    ("environ", "place", "seconds"),
    [
        ({}, "", 2.0),
        ({"COMPOSURE_LANGUAGETOOL": "http://127.0.0.1:8010"}, "http://127.0.0.1:8010", 2.0),
        ({"COMPOSURE_LANGUAGETOOL": "https://lt.example.com/v2", "LTP_PATH": "/x"}, "https://lt.example.com/v2", 2.0),
        ({"LTP_PATH": "/x", "COMPOSURE_LANGUAGETOOL_TIMEOUT": "0.5"}, "LTP_PATH", 0.5),
    ],
)
def test_where_languagetool_answers(tmp_path: Path, environ: dict[str, str], place: str, seconds: float) -> None:
    config = read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={**KEY, **environ})
    assert (config.languagetool, config.languagetool_timeout) == (place, seconds)


@pytest.mark.parametrize("url", ["127.0.0.1:8010", "ftp://127.0.0.1", "http://", "http://127.0.0.1:port"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_LANGUAGETOOL: needs an address"):
        read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={**KEY, "COMPOSURE_LANGUAGETOOL": url})


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", "31"])
def test_a_timeout_that_is_none_is_refused(tmp_path: Path, seconds: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_LANGUAGETOOL_TIMEOUT: needs seconds up to 30"):
        read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ={**KEY, "COMPOSURE_LANGUAGETOOL_TIMEOUT": seconds})


def test_without_settings_nothing_is_mailed_and_nothing_stands_before_it(tmp_path: Path) -> None:
    config = read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=KEY)
    assert (config.mail, config.site, config.proxies, config.secure_cookies) == (None, "", 0, False)


def test_letters_proxies_and_cookies_are_set(tmp_path: Path) -> None:
    environ = {
        **KEY, "COMPOSURE_SMTP": "smtp://desk:secret@mail.example.com:587", "COMPOSURE_MAIL_FROM": "desk@example.com",
        "COMPOSURE_SITE": "https://composure.example.com/", "COMPOSURE_PROXIES": "1", "COMPOSURE_SECURE_COOKIES": "1",
    }  # fmt: skip
    config = read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=environ)
    assert config.mail == Mail("smtp://desk:secret@mail.example.com:587", "desk@example.com")
    assert (config.site, config.proxies, config.secure_cookies) == ("https://composure.example.com", 1, True)
    assert "secret@" not in repr(config)


def test_letters_need_to_know_where_their_links_lead(tmp_path: Path) -> None:
    environ = {**KEY, "COMPOSURE_SMTP": "smtp://mail.example.com", "COMPOSURE_MAIL_FROM": "desk@example.com"}
    with pytest.raises(ComposureError, match="COMPOSURE_SITE: needs the address people use"):
        read_config(f"sqlite:///{tmp_path}/c.sqlite3", environ=environ)


@pytest.mark.parametrize(("given", "on"), [("", False), ("0", False), ("1", True), (" 1 ", True)])
def test_a_switch_is_on_or_off(given: str, on: bool) -> None:
    assert read_switch("COMPOSURE_SECURE_COOKIES", {"COMPOSURE_SECURE_COOKIES": given}) is on


@pytest.mark.parametrize("given", ["yes", "true", "2", "-1"])
def test_another_switch_is_refused(given: str) -> None:
    with pytest.raises(ComposureError, match="COMPOSURE_SECURE_COOKIES: needs 1 or 0"):
        read_switch("COMPOSURE_SECURE_COOKIES", {"COMPOSURE_SECURE_COOKIES": given})
