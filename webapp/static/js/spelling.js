// Slips of writing, underlined where they stand. The marks are made on the server and laid behind the field, so that
// neither the caret nor the words are touched; the list below says the same to those who do not see them.
import { spelling } from "./api.js";
import * as composer from "./composer.js";
import { fill } from "./policy.js";

const field = document.getElementById("draft");
const mirror = document.getElementById("mirror");
const list = document.getElementById("slips");
const heard = document.getElementById("slips-said");
const PAUSE = 1000;
const AGAIN = 1500;
let timer = null;
let under = false;

function heed() {
  const left = list.children.length;
  list.hidden = !left;
  heard.textContent = left ? `${left} ${left === 1 ? "slip" : "slips"} of writing, listed below the draft` : "";
}

/** Underline what was found in a draft; an answer about other words than those in the field is dropped. */
export function show(found) {
  if (!mirror || !found) return;
  fill(mirror, found.mirror);
  fill(list, found.slips);
  keepUp();
}

// What stands before the place where somebody writes is still where it was; marks behind it are taken away.
function keepUp() {
  const now = field.value;
  const was = mirror.textContent;
  let same = 0;
  while (same < was.length && was[same] === now[same]) same += 1;
  let at = 0;
  for (const node of [...mirror.childNodes]) {
    const end = at + node.textContent.length;
    if (end > same || (end === same && same < now.length && node.localName === "mark" && /\w/.test(now[same]))) break;
    at = end;
    node.kept = true;
  }
  for (const node of [...mirror.childNodes]) {
    if (node.kept) delete node.kept;
    else node.remove();
  }
  mirror.append(now.slice(at));
  for (const row of [...list.children]) if (!mark(row)) row.remove();
  mirror.scrollTop = field.scrollTop;
  heed();
}

const mark = (row) => mirror.querySelector(`mark[data-slip="${row.dataset.slip}"]`);

function take(button) {
  const place = mark(button.closest("li"));
  const before = document.createRange();
  before.selectNodeContents(mirror);
  before.setEndBefore(place);
  const at = before.toString().length;
  field.setRangeText(button.dataset.instead, at, at + place.textContent.length, "end");
  const next = button.closest("li").nextElementSibling || button.closest("li").previousElementSibling;
  button.closest("li").remove();
  place.replaceWith(button.dataset.instead);
  (next?.querySelector("button") || field).focus();
  field.dispatchEvent(new Event("input"));
}

async function read() {
  if (under || document.getElementById("coach")?.open) return; // the coach's answer brings the slips along
  const command = composer.draft();
  if (!command || command.kind === "note") return;
  under = true;
  const answer = await spelling(command);
  under = false;
  if (composer.draft()?.text === command.text && answer.mirror !== undefined) show(answer);
  else if (composer.draft()?.text !== command.text || answer.later) later(AGAIN);
}

function later(ms) {
  clearTimeout(timer);
  timer = setTimeout(read, ms);
}

/** Wire the underlines, where the shift has them. */
export function start() {
  if (!mirror) return;
  field.addEventListener("input", () => {
    keepUp();
    later(PAUSE);
  });
  field.addEventListener("scroll", () => (mirror.scrollTop = field.scrollTop));
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) take(button);
  });
  document.addEventListener("desk:draft", () => {
    keepUp();
    later(PAUSE);
  });
}
