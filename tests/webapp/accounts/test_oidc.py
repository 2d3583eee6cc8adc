"""The client of a provider, against one on this computer: what it believes, and all that it does not."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import requests
from authlib.oidc.core.util import create_half_hash
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from tests.webapp.accounts.provider import (
    ANA,
    CLIENT,
    HTML,
    SECRET,
    WELL_KNOWN,
    StubProvider,
    by,
    key,
    providing,
    public,
)
from webapp.accounts.oidc import KEPT, Begun, Client, ProviderError, attach, client
from webapp.identities import Identity

BACK = "http://localhost/sign-in/provider/return"
NOW = 1_000_000.0
DAY = 86_400
Signing = Callable[[dict[str, Any]], Any]


@pytest.fixture
def stub() -> Iterator[StubProvider]:
    """Give a provider whose clock stands still."""
    with providing(lambda: NOW) as found:
        yield found


@pytest.fixture(scope="module")
def lasting() -> Iterator[StubProvider]:
    """Give such a provider to the many examples of one test."""
    with providing(lambda: NOW) as found:
        yield found


def code_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["code"][0]


def signed_in(stub: StubProvider, found: Client | None = None, now: float = NOW) -> Identity:
    found = found or Client(stub.settings())
    address, begun = found.begin(BACK)
    return found.finish(begun, code_of(stub.approve(address)), BACK, now)


# What is believed


def test_who_signed_in_there_is_told(stub: StubProvider) -> None:
    assert signed_in(stub) == Identity(stub.issuer, "0001", "ana@example.com", True)
    assert stub.asked == [WELL_KNOWN, "/token", "/keys"]


def test_the_address_there_asks_for_a_code_with_pkce_and_no_secret(stub: StubProvider) -> None:
    found = Client(stub.settings())
    begun = [found.begin(BACK) for _ in range(2)]
    for address, kept in begun:
        asked = dict(parse_qsl(urlsplit(address).query))
        challenge = asked.pop("code_challenge")
        assert asked == {
            "response_type": "code", "client_id": CLIENT, "redirect_uri": BACK, "scope": "openid email",
            "state": kept.state, "nonce": kept.nonce, "code_challenge_method": "S256",
        }  # fmt: skip
        assert kept.verifier not in address
        assert len(challenge) == 43
    assert len({part for _, kept in begun for part in kept}) == 6
    assert all(len(part) == 43 for _, kept in begun for part in kept)


def test_nothing_is_asked_before_somebody_signs_in_and_the_document_is_kept_a_while(stub: StubProvider) -> None:
    seconds = [0.0]
    found = Client(stub.settings(), lambda: seconds[0])
    assert stub.asked == []
    for later, asked in ((0.0, 1), (KEPT - 1, 1), (1.0, 2)):
        seconds[0] += later
        found.begin(BACK)
        assert stub.asked == [WELL_KNOWN] * asked


def told_at_the_endpoint(stub: StubProvider) -> None:
    stub.userinfo, stub.document["userinfo_endpoint"] = dict(ANA), f"{stub.issuer}/userinfo"


def public_client(stub: StubProvider) -> None:
    stub.secret = ""


def secret_in_the_form(stub: StubProvider) -> None:
    stub.document["token_endpoint_auth_methods_supported"] = ["client_secret_post"]


def either_way(stub: StubProvider) -> None:
    stub.document["token_endpoint_auth_methods_supported"] = ["client_secret_post", "client_secret_basic"]


def other_keys_too(stub: StubProvider) -> None:
    stub.keys = [
        public(2),
        public(2, use="enc", kid="e"),
        {"kty": "AKP", "kid": "new"},
        {"kty": "oct", "k": "eHg"},
        public(),
    ]


def one_key_without_a_name(stub: StubProvider) -> None:
    stub.keys = [{name: value for name, value in public().items() if name in ("kty", "n", "e")}]
    stub.signed = by({"kid": None})


def elliptic(stub: StubProvider) -> None:
    curve = ECKey.generate_key("P-256", {"kid": "curve"})
    stub.keys = [curve.as_dict(private=False)]
    stub.signed = lambda claims: jwt.encode({"alg": "ES256", "kid": "curve"}, claims, curve)


def more_in_the_header(stub: StubProvider) -> None:
    stub.signed = by({"x-tenant": "7"})


def several_audiences(stub: StubProvider) -> None:
    stub.claims = {"aud": ["other", CLIENT], "azp": CLIENT}


def hash_of_the_token(stub: StubProvider) -> None:
    stub.claims = {"at_hash": create_half_hash("opens userinfo", "RS256").decode()}


def clocks_apart(stub: StubProvider) -> None:
    stub.claims = {"iat": NOW + 30, "exp": NOW - 30}


@pytest.mark.parametrize("change", [
    told_at_the_endpoint, public_client, secret_in_the_form, either_way, other_keys_too, one_key_without_a_name,
    elliptic, more_in_the_header, several_audiences, hash_of_the_token, clocks_apart,
])  # fmt: skip
def test_providers_differ_and_are_understood(stub: StubProvider, change: Callable[[StubProvider], None]) -> None:
    change(stub)
    assert signed_in(stub) == Identity(stub.issuer, "0001", "ana@example.com", True)


def test_a_key_that_was_exchanged_between_two_sign_ins_is_found(stub: StubProvider) -> None:
    found = Client(stub.settings())
    signed_in(stub, found)
    stub.keys, stub.signed = [public(2)], by(number=2)
    assert signed_in(stub, found).subject == "0001"
    stub.signed = by(number=1)
    with pytest.raises(ProviderError, match="the ID token"):
        signed_in(stub, found)


@pytest.mark.parametrize(("who", "email", "verified"), [
    ({"email_verified": False}, "ana@example.com", False),
    ({"email_verified": None}, "ana@example.com", False),
    ({"email_verified": "true"}, "ana@example.com", False),
    ({"email_verified": 1}, "ana@example.com", False),
    ({"email": None}, "", True),
    ({"email": ["ana@example.com"]}, "", True),
    ({"email": "ana@example.com\nkim@example.com"}, "", True),
    ({"email": "\ud800@example.com"}, "", True),
    ({"email": None, "email_verified": None}, "", False),
])  # fmt: skip
def test_only_what_is_said_plainly_counts(stub: StubProvider, who: Any, email: str, verified: bool) -> None:
    stub.who |= who
    found = signed_in(stub)
    assert (found.email, found.verified) == (email, verified)


# What is not


def part(data: object) -> str:
    return urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def unsigned(claims: dict[str, Any]) -> str:
    return f"{part({'alg': 'none'})}.{part(claims)}."


def with_the_public_key_as_a_secret(claims: dict[str, Any]) -> str:
    # By hand: no library would do it.
    signed = f"{part({'alg': 'HS256', 'kid': 'key-1'})}.{part(claims)}"
    mac = hmac.digest(key().as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def with_our_secret(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))


def altered(claims: dict[str, Any]) -> str:
    head, _, signature = by()(claims).split(".")
    return f"{head}.{part({**claims, 'sub': '0002'})}.{signature}"


@pytest.mark.parametrize("claims", [
    {"nonce": "of another sign-in"}, {"nonce": None}, {"nonce": ""}, {"nonce": ["x"]},
    {"aud": "other"}, {"aud": None}, {"aud": []}, {"aud": ["other"]}, {"aud": 7}, {"aud": {CLIENT: 1}},
    {"aud": "other", "azp": CLIENT}, {"aud": ["other", CLIENT]}, {"aud": ["other", CLIENT], "azp": "other"},
    {"azp": "other"},
    {"exp": NOW - DAY}, {"exp": None}, {"exp": "tomorrow"}, {"exp": True}, {"iat": NOW + DAY}, {"iat": None},
    {"nbf": NOW + DAY},
    {"iss": "https://login.example.org"}, {"iss": None}, {"iss": ""}, {"iss": ["x"]},
    {"sub": None}, {"sub": ""}, {"sub": 7}, {"sub": "x" * 256}, {"sub": "a\0b"}, {"sub": "a\nb"}, {"sub": "\ud800"},
    {"at_hash": "of another token"},
], ids=str)  # fmt: skip
def test_a_claim_that_is_wrong_lets_nobody_in(stub: StubProvider, claims: dict[str, Any]) -> None:
    stub.claims = claims
    with pytest.raises(ProviderError, match="the ID token"):
        signed_in(stub)


@pytest.mark.parametrize("signing", [
    unsigned, with_the_public_key_as_a_secret, with_our_secret, altered,
    by(number=2, name=1), by(number=2), by({"kid": "nobody's"}), by({"crit": ["b64"], "b64": False}),
    lambda claims: by()(claims).rpartition(".")[0] + ".", lambda claims: by()(claims) + "A",
    lambda claims: "", lambda claims: "a.b.c", lambda claims: "a.b.c.d.e", lambda claims: None, lambda claims: 7,
    lambda claims: [by()(claims)], lambda claims: "\ud800.b.c",
])  # fmt: skip
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(stub: StubProvider, signing: Signing) -> None:
    stub.signed = signing
    with pytest.raises(ProviderError, match="the ID token"):
        signed_in(stub)


def test_a_good_token_of_another_sign_in_lets_nobody_in(stub: StubProvider) -> None:
    kept: list[Any] = []
    usual = stub.signed
    stub.signed = lambda claims: kept.append(usual(claims)) or kept[0]
    found = Client(stub.settings())
    signed_in(stub, found)
    with pytest.raises(ProviderError, match="nonce"):
        signed_in(stub, found)


def test_a_code_is_good_once_and_for_whoever_began(stub: StubProvider) -> None:
    found = Client(stub.settings())
    address, begun = found.begin(BACK)
    code, other = code_of(stub.approve(address)), found.begin(BACK)[1]
    with pytest.raises(ProviderError, match="the error 'invalid_grant'"):
        found.finish(Begun(begun.state, begun.nonce, other.verifier), code, BACK, NOW)
    code = code_of(stub.approve(address))
    found.finish(begun, code, BACK, NOW)
    for used in (code, "", "guessed", "a b&c=d\0é\n"):
        with pytest.raises(ProviderError, match="the token endpoint"):
            found.finish(begun, used, BACK, NOW)


def test_another_secret_is_refused(stub: StubProvider) -> None:
    with pytest.raises(ProviderError, match="the token endpoint"):
        signed_in(stub, Client(stub.settings(secret="guessed")))


JSON_KIND = "application/json"
NONSENSE = [
    HTML, (500, "text/html", "<p>Sorry"), (404, "text/plain", ""), (200, JSON_KIND, ""), (200, JSON_KIND, "[]"),
    (200, JSON_KIND, "null"), (200, JSON_KIND, "{}"), (200, JSON_KIND, "7"), (200, JSON_KIND, "[" * 100_000),
    (200, JSON_KIND, '{"keys": [7]}'), (200, JSON_KIND, '{"keys": []}'), (200, JSON_KIND, '{"keys": {"a": 1}}'),
    (200, JSON_KIND, '{"keys": [{"kty": "RSA", "n": "", "e": 7}]}'), (200, JSON_KIND, '{"id_token": {}}'),
    (200, JSON_KIND, '{"error": {"a": 1}}'), (200, JSON_KIND, '{"expires_in": "soon"}'),
    (302, "text/plain", "https://login.example.org/"), (200, "text/plain", "\0\x01"),
]  # fmt: skip


@pytest.mark.parametrize("answer", NONSENSE, ids=lambda answer: f"{answer[0]} {answer[2][:20]!r}")
@pytest.mark.parametrize("path", [WELL_KNOWN, "/token", "/keys", "/userinfo"])
def test_nonsense_is_an_error_in_words(stub: StubProvider, path: str, answer: tuple[int, str, str]) -> None:
    told_at_the_endpoint(stub)
    stub.instead[path] = answer
    with pytest.raises(ProviderError) as error:
        signed_in(stub)
    assert "\n" not in str(error.value)
    stub.instead.clear()
    assert signed_in(stub)


@pytest.mark.parametrize(("change", "message"), [
    ({"issuer": "https://login.example.org"}, "COMPOSURE_OIDC_ISSUER is not the issuer it names: 'https://login"),
    ({"issuer": None}, "COMPOSURE_OIDC_ISSUER is not the issuer it names"),
    ({"authorization_endpoint": "http://login.example.org/a"}, "authorization_endpoint is no address with https"),
    ({"authorization_endpoint": "javascript:alert(1)"}, "authorization_endpoint is no address with https"),
    ({"authorization_endpoint": None}, "authorization_endpoint is no address with https"),
    ({"token_endpoint": "http://login.example.org/t"}, "token_endpoint is no address with https"),
    ({"token_endpoint": 7}, "token_endpoint is no address with https"),
    ({"jwks_uri": "file:///etc/keys"}, "jwks_uri is no address with https"),
    ({"userinfo_endpoint": "http://login.example.org/u"}, "userinfo_endpoint is no address with https"),
    ({"token_endpoint_auth_methods_supported": 7}, "no answer that could be used"),
])  # fmt: skip
def test_a_document_that_would_lead_elsewhere_is_not_followed(stub: StubProvider, change: Any, message: str) -> None:
    told_at_the_endpoint(stub)
    stub.document |= change
    with pytest.raises(ProviderError, match=message):
        signed_in(stub)


def test_what_is_told_apart_from_the_token_has_to_be_of_the_same_person(stub: StubProvider) -> None:
    told_at_the_endpoint(stub)
    stub.userinfo = {**ANA, "sub": "0002"}
    with pytest.raises(ProviderError, match="it tells of somebody else"):
        signed_in(stub)


def test_a_provider_that_is_down_is_an_error_in_words() -> None:
    with providing() as gone:
        settings = gone.settings()
    with pytest.raises(ProviderError, match=r"the discovery document: .* \(ConnectionError\)"):
        Client(settings).begin(BACK)


def test_every_request_has_its_time_and_is_led_nowhere_else(
    stub: StubProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_at_the_endpoint(stub)
    sent: list[tuple[Any, Any]] = []
    send = requests.Session.send

    def noted(session: requests.Session, request: Any, **how: Any) -> Any:
        sent.append((how.get("timeout"), how.get("allow_redirects")))
        return send(session, request, **how)

    monkeypatch.setattr(requests.Session, "send", noted)
    signed_in(stub)
    assert sent == [(5.0, False)] * 4


@settings(deadline=None, max_examples=60)
@given(
    claims=st.dictionaries(
        st.sampled_from(["iss", "sub", "aud", "exp", "iat", "nbf", "nonce", "azp", "at_hash", "email", "amr"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
            max_leaves=4,
        ),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_whatever_a_token_claims_nobody_gets_in_by_an_accident(lasting: StubProvider, claims: dict[str, Any]) -> None:
    lasting.claims = claims
    try:
        found = signed_in(lasting)
    except ProviderError:
        return
    assert found.issuer == lasting.issuer
    assert not {"iss", "aud", "nonce"} & claims.keys()
    assert claims.get("exp", NOW) > NOW - 60
    assert found.subject == claims.get("sub", "0001")


# The application


def test_an_application_has_a_client_where_one_is_configured(app: Flask, stub: StubProvider) -> None:
    with app.app_context():
        assert client() is None
        attach(app, stub.settings())
        known = client()
        assert known
        assert known.provider == stub.settings()
    assert stub.asked == []
