// Sent is sent, after ten seconds: until then a message says how long it can still be taken back.
import * as clock from "./clock.js";
import * as composer from "./composer.js";

const STEP = 200;
const UNSEEN = 10; // virtual seconds, as the engine has it
let held = false;
const waiting = () => document.querySelectorAll("form.takeback");

/** Give the real seconds that are left for a message; endless while the clock stands. */
const seconds = (form) => Math.ceil((clock.left() - Number(form.dataset.ends)) / clock.speed());

function count() {
  for (const form of waiting()) {
    const left = seconds(form);
    form.querySelector(".seconds").textContent = Number.isFinite(left) ? `${left} s` : "";
    form.hidden = left <= 0;
  }
  // Whoever was on the button when its time was over, or the story was written anew, goes on at the draft.
  if (held && document.activeElement === document.body) document.getElementById("draft").focus();
  held = Boolean(document.activeElement.closest("form.takeback"));
}

/** Give what is said once a command has arrived. */
export function told(command) {
  if (command.kind === "withdraw") return "Taken back: nobody has seen it.";
  if (!["reply", "offer_move"].includes(command.kind)) return "Done.";
  const within = clock.speed() ? ` within ${Math.floor(UNSEEN / clock.speed())} seconds` : "";
  return `Sent. Take it back${within} with Alt Z.`;
}

/** Wire the seconds, and give back to the draft what was taken back. */
export function start() {
  setInterval(count, STEP);
  document.addEventListener("desk:arrived", ({ detail: command }) => {
    if (command.kind !== "withdraw") return;
    const said = document.querySelector(`#part-story [data-event="${command.reply}"] p[dir]`);
    if (said) composer.giveBack(said.textContent);
  });
}
