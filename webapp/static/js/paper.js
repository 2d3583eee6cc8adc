// What a page needs on paper: light, with nothing folded away; afterwards it is as it was.
const root = document.documentElement;
let restore = [];

addEventListener("beforeprint", () => {
  const theme = root.dataset.theme;
  const folded = [...document.querySelectorAll("details:not([open])")];
  root.dataset.theme = "light";
  for (const one of folded) one.open = true;
  restore = [() => (root.dataset.theme = theme), ...folded.map((one) => () => (one.open = false))];
});
addEventListener("afterprint", () => {
  for (const back of restore.splice(0)) back();
});

/** Wire the print button, and print at once where the address asks for it. */
export function start() {
  const button = document.querySelector("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
  if (location.hash !== "#print") return;
  history.replaceState(null, "", location.pathname); // going back here is not asking again
  print();
}
