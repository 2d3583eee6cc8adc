// The desk: opens cases, keeps in step with the server, and says what happened without taking the focus.
import * as actions from "./actions.js";
import { send, updates } from "./api.js";
import * as clock from "./clock.js";
import * as composer from "./composer.js";
import * as drafts from "./drafts.js";
import * as ending from "./ending.js";
import * as panes from "./panes.js";
import * as parts from "./parts.js";

const page = document.body.dataset;
const status = document.getElementById("said");
const alarm = document.getElementById("alert");
let chosen = page.case;
let seq = Number(page.seq);
let waiting = null;
let timer = null;

function say(words) {
  status.textContent = words;
}

function warn(words) {
  alarm.textContent = words;
  alarm.hidden = !words;
}

function connected(yes) {
  document.getElementById("connection").textContent = yes ? "Connected" : "No connection";
}

function markDrafts() {
  const drafted = drafts.cases();
  for (const item of document.querySelectorAll(".item[data-case]")) {
    item.querySelector(".draft-chip").hidden = !drafted.has(item.dataset.case);
  }
}

function later(ms) {
  clearTimeout(timer);
  timer = setTimeout(refresh, ms);
}

function take(answer, force = null) {
  connected(!answer.offline);
  if (answer.error) {
    later(answer.offline ? 3000 : 15_000);
    return false;
  }
  if (answer.debrief) {
    clearTimeout(timer);
    ending.tell(answer.debrief, document.querySelector(".status"));
    return true;
  }
  if (chosen && answer.case && answer.case !== chosen) {
    later(0); // another case was opened while this answer was on its way
    return true;
  }
  const switched = document.getElementById("case-state")?.dataset.case !== answer.case;
  parts.show(answer.parts, switched || force);
  if (waiting !== null && answer.waiting > waiting) say(`${answer.waiting - waiting} more waiting. ${answer.waiting} in all.`);
  waiting = answer.waiting;
  seq = answer.seq;
  chosen = answer.case || chosen;
  clock.settle();
  composer.open(chosen);
  panes.refilter();
  markDrafts();
  later(answer.next_ms);
  return true;
}

async function refresh() {
  take(await updates(seq, chosen || ""));
}

async function deliver(command, form) {
  warn("");
  const answer = await send(command, chosen || "");
  if (answer.error) {
    connected(!answer.offline);
    warn(answer.error);
    later(1000);
    return false;
  }
  if (form) {
    actions.arrived(form);
    form.reset();
  }
  say("Sent.");
  return take(answer, form ? form.closest("[id^=part-]") : null);
}

async function openCase(name, push = true) {
  chosen = name;
  warn("");
  panes.show("thread");
  if (push) history.pushState({ case: name }, "", `?case=${encodeURIComponent(name)}`);
  take(await updates(seq, name));
  toNewest();
  document.getElementById("h-case")?.focus({ preventScroll: true });
}

function toNewest() {
  const story = document.getElementById("part-story");
  for (const box of [story, ...story.querySelectorAll(".room, .log")]) box.scrollTop = box.scrollHeight;
}

function neighbour(step) {
  const items = [...document.querySelectorAll(".item[data-case]")];
  const at = items.findIndex((item) => item.dataset.case === chosen);
  const next = items[(at + step + items.length) % items.length];
  if (next) openCase(next.dataset.case);
}

document.addEventListener("click", (event) => {
  const item = event.target.closest(".item[data-case]");
  if (item && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openCase(item.dataset.case);
  }
  const insert = event.target.closest(".insert");
  if (insert) {
    panes.show("thread");
    composer.insert(insert.dataset.insert);
  }
});
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.(".article") && event.target.open && chosen) {
      send({ kind: "view", case: chosen, what: "knowledge", article: event.target.dataset.article }, chosen);
    }
  },
  true,
);
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const act = {
    ArrowDown: () => neighbour(1),
    ArrowUp: () => neighbour(-1),
    KeyM: () => say(composer.nextMode()),
    KeyP: () => document.querySelector('form[data-command="set_clock"]').requestSubmit(),
  }[event.code.startsWith("Arrow") ? event.key : event.code];
  if (act) {
    event.preventDefault();
    act();
  }
});
window.addEventListener("focus", refresh);
window.addEventListener("popstate", (event) => event.state?.case && openCase(event.state.case, false));

composer.start(deliver, warn);
actions.start(deliver, () => chosen);
panes.start();
clock.start();
composer.open(chosen);
markDrafts();
panes.show("queue");
toNewest();
document.getElementById("tab-thread").addEventListener("click", toNewest); // a pane that is not shown forgets where it was
later(Number(page.next));
