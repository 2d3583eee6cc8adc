// The coach: reads the draft on a pause and says what it would show. Folded, it reads nothing.
import { rehearse } from "./api.js";
import * as composer from "./composer.js";
import { fill } from "./policy.js";
import * as spelling from "./spelling.js";

const panel = document.getElementById("coach");
const FOLDED = "composure:coach-folded";
const PAUSE = 1000;
const AGAIN = 1500;
const APART = 800;
let timer = null;
let asked = 0;
let under = false;
let since = 0;
let known = null; // the newest answer, and the message that it is about

const field = document.getElementById("draft");
const says = panel?.querySelector(".says");

async function asking(command) {
  under = true;
  since = performance.now();
  const answer = await rehearse(command);
  under = false;
  return answer;
}

async function read() {
  if (!panel.open) return;
  if (under) return later(AGAIN);
  const command = composer.draft();
  if (!command || command.kind === "note") return clear();
  const mine = ++asked;
  const answer = await asking(command);
  if (mine === asked && composer.draft()?.text === command.text && answer.markup !== undefined) told(command, answer);
  else if (composer.draft()?.text !== command.text || answer.later) later(AGAIN);
}

function told(command, answer) {
  fill(says, answer.markup);
  spelling.show(answer);
  known = { ...command, warning: answer.warning };
}

/** Give what to think over before a message is sent, in words; nothing where the coach sees nothing, or is folded. */
export async function warning(command) {
  if (!panel?.open || command.kind === "note") return "";
  const same = known?.text === command.text && known.channel === command.channel && known.case === command.case;
  if (!same && (under || performance.now() - since < APART)) return ""; // the server would not read it so soon
  return (same ? known : await asking(command)).warning || "";
}

function clear() {
  asked += 1;
  const rest = document.createElement("p");
  rest.className = "quiet";
  rest.textContent = "I read along when you pause.";
  says.replaceChildren(rest);
}

function later(ms) {
  clearTimeout(timer);
  timer = setTimeout(read, ms);
}

function wasFolded() {
  try {
    return localStorage.getItem(FOLDED);
  } catch {
    return null; // a private window: it lasts as long as the page
  }
}

function keepFolded(how) {
  try {
    localStorage.setItem(FOLDED, how);
  } catch {
    // as above
  }
}

/** Wire the coach, where the shift has one. */
export function start() {
  if (!panel) return;
  const folded = wasFolded();
  panel.open = folded ? folded === "no" : matchMedia("(min-width: 641px)").matches; // no room beside a small keyboard
  panel.addEventListener("toggle", (event) => {
    if (event.target !== panel) return;
    keepFolded(panel.open ? "no" : "yes");
    if (panel.open) later(0);
  });
  field.addEventListener("input", () => later(PAUSE));
  field.form.addEventListener("change", () => later(PAUSE));
  document.addEventListener("desk:arrived", clear);
  document.addEventListener("desk:draft", () => later(PAUSE));
}
