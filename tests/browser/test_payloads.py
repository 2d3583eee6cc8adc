"""Nothing that anybody writes, in a scenario or at the desk, does anything on a page but stand there as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Served
from tests.payloads import PAYLOADS, packed, write_pack

TEXTS = packed()
WATCH = """
window.harm = [];
addEventListener("securitypolicyviolation", (stopped) => window.harm.push(`${stopped.violatedDirective} stopped`));
"""
LOOK = r"""() => {
  const harm = [...window.harm];
  if (window.broken !== undefined) harm.push("a payload ran");
  const foreign = "img,image,iframe,frame,frameset,object,embed,base,math,marquee,video,audio,source,style,template,"
    + "xss,x,animate,set,foreignObject,xmp,plaintext,listing,noscript,table table,body body,[popover],[ping],"
    + "[contenteditable],meta[http-equiv],script:not([src^='/static/']),link:not([href^='/static/'])";
  for (const one of document.querySelectorAll(foreign)) harm.push(one.outerHTML.slice(0, 80));
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$/i.test(name)) harm.push(`${one.localName} ${name}`);
      if (!/^(href|src|action|xlink:href|data|poster)$/.test(name)) continue;
      if (new URL(value, location.href).origin !== location.origin) harm.push(`${one.localName} ${name}=${value}`);
    }
  }
  return harm;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server whose every scenario is made of payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    write_pack(folder, TEXTS)
    found = Served(folder, folder)
    yield found
    found.kill()


@pytest.fixture
def watched(page: Page) -> Page:
    """Give a page that tells of every dialog and of everything the policy stopped."""
    page.add_init_script(WATCH)
    page.on("dialog", lambda asked: pytest.fail(f"a dialog: {asked.message}"))
    return page


def sound(page: Page, *texts: str) -> None:
    """Hold a page to showing these texts as they are, and to having nothing on it that they made."""
    assert page.evaluate(LOOK) == []
    for text in texts:
        assert page.evaluate("(text) => document.body.textContent.includes(text)", text), f"not on {page.url}"


def begun(page: Page, hostile: Served, number: int) -> str:
    """Begin a shift and give its address."""
    page.goto(f"{hostile.url}/scenarios/hostile-{number}")
    sound(page, TEXTS[number - 1])
    page.get_by_role("button", name="Start the shift").click()
    page.wait_for_url("**/shifts/*")
    page.wait_for_load_state("load")
    return page.url


def act(page: Page, shift: str, command: dict[str, Any]) -> None:
    """Send a command as the page would."""
    token = page.locator('meta[name="csrf-token"]').get_attribute("content") or ""
    body = {"command": command, "case": command.get("case")}
    answer = page.request.post(f"{shift}/commands", data=body, headers={"X-CSRFToken": token})
    assert answer.ok, answer.text()


def say_everywhere(page: Page, shift: str, text: str) -> None:
    """Say a text wherever the desk takes words."""
    for case, room in (("first", "chat"), ("second", "dm")):
        act(page, shift, {"kind": "reply", "case": case, "channel": "public", "text": text})
        act(page, shift, {"kind": "open_chat", "case": case, "to": room})
        act(page, shift, {"kind": "reply", "case": case, "channel": room, "text": text})
        act(page, shift, {"kind": "note", "case": case, "text": text})
        act(page, shift, {"kind": "hand_off", "case": case, "team": "team", "summary": text})
        act(page, shift, {"kind": "promise", "case": case, "minutes": 5, "what": text})
        act(page, shift, {"kind": "flag", "case": case, "flag": "incident", "note": text})
    act(page, shift, {"kind": "statement", "text": text})
    act(page, shift, {"kind": "wait", "skip": True})


def opened(page: Page) -> None:
    """Unfold everything there is to unfold."""
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")


def at_the_desk(page: Page, text: str) -> None:
    """Hold a case's desk to showing a text in each of its parts, and the agent's own words where they belong."""
    opened(page)
    sound(page, text)
    for part in ("queue", "head", "story", "record"):
        assert text in (page.locator(f"#part-{part}").text_content() or ""), part
    for own in ("#part-story .mine .text", "#part-story .bubble.me", "#part-record .notes"):
        said = normalize("NFC", page.locator(own).first.text_content() or "")
        assert normalize("NFC", text) in said, own


@pytest.mark.parametrize("number", range(1, len(TEXTS) + 1))
def test_what_is_written_stands_there_as_text(watched: Page, hostile: Served, number: int) -> None:
    page, text = watched, TEXTS[number - 1]
    shift = begun(page, hostile, number)
    say_everywhere(page, shift, text)
    for case in ("first", "second"):
        page.goto(f"{shift}?case={case}")
        at_the_desk(page, text)
    page.goto(f"{shift}/feed")
    sound(page, text)
    act(page, shift, {"kind": "leave_alone", "case": "second", "reason": text})
    act(page, shift, {"kind": "hand_over", "case": "first", "note": text})
    act(page, shift, {"kind": "finish"})
    for path in ("debrief", "debrief?case=second", "debrief/whole"):
        page.goto(f"{shift}/{path}")
        opened(page)
        sound(page, text)
    page.goto(f"{shift}/debrief")
    page.get_by_role("button", name="Next moment").click()
    page.get_by_role("button", name="Previous moment").click()
    page.locator("label", has_text="What the public saw").click()
    sound(page, text)
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("#made-link").input_value()
    for path in (link, f"{link}/whole", f"{hostile.url}/", f"{hostile.url}/progress"):
        page.goto(path)
        sound(page, text)


@pytest.mark.parametrize("number", range(1, len(TEXTS) + 1))
def test_what_is_being_written_stays_what_it_is(watched: Page, hostile: Served, number: int) -> None:
    page, text = watched, TEXTS[number - 1]
    begun(page, hostile, number)
    opened(page)
    for name in ("#queue-search", "#know-search"):
        page.locator(name).fill(text)
        sound(page)
        page.locator(name).fill("")
    page.get_by_label("Summary").fill(text)
    page.get_by_role("radio", name="Team note").check()
    page.get_by_label("Your words", exact=True).fill(text)
    page.locator("button.insert").last.click()
    page.wait_for_timeout(600)
    page.reload()
    written = page.get_by_label("Your words", exact=True)
    assert written.input_value().startswith(text)
    assert text in written.input_value()[len(text) :], "what was inserted is text as well"
    expect(page.get_by_label("Summary")).to_have_value(text)
    page.get_by_role("radio", name="Public reply").check()
    written.fill(text)
    page.wait_for_timeout(1500)
    sound(page, text)


def test_an_address_made_of_payloads_is_answered_in_words(watched: Page, hostile: Served, trouble: list[str]) -> None:
    shift = begun(watched, hostile, 1)
    whole = quote(" ".join(PAYLOADS)[:3000])
    for path in (f"{shift}?case={whole}", f"{shift}/feed?case={whole}", f"{hostile.url}/?next={whole}#{whole}"):
        watched.goto(path)
        sound(watched)
    assert trouble == []
    watched.goto(f"{hostile.url}/scenarios/{quote(' '.join(PAYLOADS)[:3000], safe='')}")
    sound(watched)
    trouble.clear()
