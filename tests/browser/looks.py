"""How a page is judged: by axe at every width, in both themes and forced colours; and whether it fits."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (390, 768, 1280)
ZOOMED = 640
"""CSS pixels that a window of 1280 has at 200 % zoom."""
NARROWEST = 320
"""CSS pixels at which nothing may need to be scrolled sideways (WCAG 1.4.10)."""
JUDGE = """(only) => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: only || ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
}).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
  `${rule.id}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}: ${node.failureSummary.replace(/\\s+/g, " ")}`)))"""
# A colour half-way between two themes is nobody's, so nothing fades while it is judged.
AT_ONCE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; }");
  document.adoptedStyleSheets = [sheet];
}"""
THEME = "(theme) => { document.documentElement.dataset.theme = theme; }"
STILL = """() => document.getAnimations().every((one) => one.effect.getComputedTiming().endTime <= 20)
  && [...document.querySelectorAll("*")].every((one) => parseFloat(getComputedStyle(one).transitionDuration) <= 0.02)"""
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const cut = (one) => one && (getComputedStyle(one).overflowX !== "visible" || cut(one.parentElement));
  const beyond = (one) => one.getBoundingClientRect().right > wide + 1 && !cut(one.parentElement);
  const told = [...document.querySelectorAll("body *")].filter(beyond).map((one) => one.outerHTML.slice(0, 120));
  return ["the page scrolls", ...told];
}"""


def faults(page: Page) -> list[str]:
    """Give all that axe finds in any look of a page."""
    found = {}
    page.evaluate(AT_ONCE)
    page.evaluate(AXE_SCRIPT)
    for width in (*WIDTHS, ZOOMED):
        page.set_viewport_size({"width": width, "height": 800})
        for theme, only in (("light", None), ("dark", ["color-contrast"])):
            page.evaluate(THEME, theme)
            found[f"{width} {theme}"] = page.evaluate(JUDGE, only)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    found["forced colours"] = page.evaluate(JUDGE, ["wcag2a", "wcag21a", "best-practice"])
    return [f"{look}: {line}" for look, lines in found.items() for line in lines]


def too_wide(page: Page) -> dict[int, list[str]]:
    """Give what of a page has to be scrolled sideways, by the width of the window."""
    over: dict[int, list[str]] = {}
    for width in (NARROWEST, *WIDTHS, ZOOMED):
        page.set_viewport_size({"width": width, "height": 640})
        over[width] = page.evaluate(SIDEWAYS)
    return {width: wide for width, wide in over.items() if wide}
