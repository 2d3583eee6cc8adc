// The customer's side of the desk: ways to its parts, and what an amount brings about before it goes.
import * as panes from "./panes.js";

/** Go to a part of the side by its heading, or to a control in it. */
export function go(target) {
  panes.show("record");
  const found = document.querySelector(target);
  found?.scrollIntoView({ block: "nearest" });
  found?.focus();
}

/** Go to the first action that can be taken now. */
export function toActions() {
  panes.show("record");
  const first = [...document.querySelectorAll(".doing button:not(:disabled), .doing summary")].find((one) => one.checkVisibility());
  first?.focus();
}

/** Wire the ways and the amounts. */
export function start() {
  document.addEventListener("click", (event) => {
    const way = event.target.closest("[data-way]");
    if (way) go(way.dataset.way);
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("form[data-command=remedy] [name=amount]")) return;
    const effect = event.target.form.querySelector(".effect");
    effect.hidden = !event.target.value.trim();
    effect.querySelector(".sum").textContent = event.target.value.trim();
  });
  document.addEventListener("reset", (event) => {
    const effect = event.target.querySelector(".effect:has(.sum)");
    if (effect) effect.hidden = true;
  });
}
