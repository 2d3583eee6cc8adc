// Jumps between findings with [ and ] or the two buttons, and starts what else the page has. It is whole without it.
import * as paper from "./paper.js";
import * as replay from "./replay.js";
import * as share from "./share.js";

const played = document.querySelector("[data-replay]");
const player = played ? replay.start(played) : null;
paper.start();
share.start();

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link ? document.getElementById(link.getAttribute("href").slice(1)) : null;
  if (target) player?.reveal(target);
});

const steps = document.querySelector("[data-steps]");
const finds = [...document.querySelectorAll(".find[id]")];
let at = -1;

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

const go = (by) => {
  if (finds.length === 0) return;
  const from = at < 0 && by < 0 ? 0 : at;
  at = (from + by + finds.length) % finds.length;
  const found = finds[at];
  player?.reveal(found);
  found.closest("details")?.setAttribute("open", "");
  found.focus({ preventScroll: true });
  const words = document.getElementById(found.id.replace("f", "p"));
  (words ?? found).scrollIntoView({ block: "center" });
  const title = found.querySelector(".fh").textContent.trim().replace(/\s+/g, " ");
  steps.querySelector("[data-place]").textContent = `${at + 1} of ${finds.length}: ${title}`;
};

if (steps) {
  steps.hidden = finds.length === 0;
  steps.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) go(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (event.key === "[") go(-1);
    if (event.key === "]") go(1);
  });
  for (const [index, found] of finds.entries()) {
    found.addEventListener("focus", () => {
      at = index;
    });
  }
}
