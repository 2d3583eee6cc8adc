// What a trainer says while the shift runs: told once when it comes, and put away when it was read.
import { putAway } from "./api.js";

const place = document.getElementById("part-nudges");
const heard = document.getElementById("heard");
const told = new Set();

function tell() {
  for (const one of place.querySelectorAll("[data-nudge]")) {
    if (told.has(one.dataset.nudge)) continue;
    told.add(one.dataset.nudge);
    heard.textContent = one.querySelector("p").textContent;
  }
}

async function away(form) {
  const answer = await putAway(form.dataset.away);
  if (answer.error) return;
  const next = place.querySelector(`[data-nudge]:not([data-nudge="${CSS.escape(form.closest("[data-nudge]").dataset.nudge)}"]) button`);
  form.closest("[data-nudge]").remove();
  (next || document.getElementById("h-case"))?.focus({ preventScroll: true });
}

/** Wire the nudges, also those that come later. */
export function start() {
  new MutationObserver(tell).observe(place, { childList: true });
  document.addEventListener("submit", (event) => {
    if (!event.target.dataset.away) return;
    event.preventDefault();
    away(event.target);
  });
}
