// Jumps between findings with [ and ] or the two buttons. The page is whole without it.
const steps = document.querySelector("[data-steps]");
const finds = [...document.querySelectorAll(".find[id]")];
let at = -1;

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

const go = (by) => {
  if (finds.length === 0) return;
  const from = at < 0 && by < 0 ? 0 : at;
  at = (from + by + finds.length) % finds.length;
  const found = finds[at];
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
