// The desk: opens cases, keeps in step with the server, and says what happened without taking the focus.
import * as actions from "./actions.js";
import { send, updates } from "./api.js";
import * as begun from "./begun.js";
import * as clock from "./clock.js";
import * as coach from "./coach.js";
import * as composer from "./composer.js";
import * as drafts from "./drafts.js";
import * as ending from "./ending.js";
import * as keys from "./keys.js";
import * as knowledge from "./knowledge.js";
import * as nudges from "./nudges.js";
import * as panes from "./panes.js";
import * as parts from "./parts.js";
import * as places from "./places.js";
import * as spelling from "./spelling.js";
import * as story from "./story.js";
import * as takeback from "./takeback.js";
import * as saved from "./saved.js";
import * as queue from "./queue.js";
import * as record from "./record.js";
import * as view from "./view.js";

const page = document.body.dataset;
const before = view.left();
const status = document.getElementById("said");
const alarm = document.getElementById("alert");
let chosen = page.case;
let seq = Number(page.seq);
let waiting = null;
let timer = null;
// What a content warning's two buttons send: after it another story stands there.
const UNVEILING = new Set(["view", "leave_out"]);

function say(words) {
  status.textContent = words;
}

function warn(words) {
  alarm.textContent = words;
  alarm.hidden = !words;
}

function connected(yes) {
  const shown = document.getElementById("connection");
  const words = yes ? "Connected" : "No connection";
  if (shown.textContent === words) return;
  shown.textContent = words;
  shown.closest("p").classList.toggle("down", !yes);
  const back = composer.holds() ? "Back. Your message goes out now." : "Back. What was not sent is still where you wrote it.";
  say(yes ? back : "What you write is kept in this browser.");
  if (yes) document.dispatchEvent(new CustomEvent("desk:back"));
}

/** Give the case that is on the page: until an answer comes, this is not yet the one that was chosen. */
const onPage = () => document.getElementById("case-state")?.dataset.case || chosen;

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

/** Take up the case that the server shows instead of one that was left out. */
function moveTo(name) {
  chosen = name;
  history.replaceState({ ...history.state, case: name }, "", `?case=${encodeURIComponent(name)}`);
}

function take(answer, force = null) {
  connected(!answer.offline);
  if (answer.error) {
    later(answer.offline ? 3000 : 15_000);
    return false;
  }
  if (answer.debrief) {
    page.seq = answer.seq;
    clearTimeout(timer);
    ending.tell(answer.debrief, document.querySelector(".status"));
    return true;
  }
  if (answer.seq < seq || answer.asked !== (chosen || "")) {
    later(0); // something was done, or another case was opened, while this answer was on its way
    return true;
  }
  const switched = document.getElementById("case-state")?.dataset.case !== answer.case;
  parts.show(answer.parts, switched || force);
  if (waiting !== null && answer.waiting > waiting) say(`${answer.waiting - waiting} more waiting. ${answer.waiting} in all.`);
  waiting = answer.waiting;
  seq = answer.seq;
  page.seq = seq;
  if (answer.case && answer.case !== chosen) moveTo(answer.case);
  clock.settle();
  begun.restore(chosen);
  composer.open(chosen);
  queue.arrange();
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
    return answer.offline ? "unheard" : "refused";
  }
  if (form) {
    actions.arrived(form);
    form.reset();
  }
  document.dispatchEvent(new CustomEvent("desk:arrived", { detail: command }));
  take(answer, form ? form.closest("[id^=part-]") : null);
  say(takeback.told(command));
  if (!form || UNVEILING.has(command.kind)) toNewest();
  if (UNVEILING.has(command.kind)) document.getElementById("h-case")?.focus({ preventScroll: true });
  return "arrived";
}

/** Tell whether the focus is where it was, or nowhere: who has gone on meanwhile is not called back. */
function stayed(was) {
  const now = document.activeElement;
  return now === was || now === document.body || Boolean(was.id && now.id === was.id);
}

async function openCase(name, push = true) {
  const was = document.activeElement;
  const address = `?case=${encodeURIComponent(name)}`;
  if (name === chosen && document.getElementById("case-state")?.dataset.case === name) {
    // It lies on the desk already, and what is new comes by itself.
    history.replaceState({ ...history.state, case: name }, "", address);
    panes.show("thread");
    document.getElementById("h-case").focus({ preventScroll: true });
    return;
  }
  if (chosen) places.leave(chosen);
  chosen = name;
  queue.mark(name); // at once: the case itself takes a moment
  warn("");
  if (push) history.pushState({ case: name }, "", address);
  panes.show((!push && history.state?.pane) || "thread");
  const answer = await updates(seq, name);
  if (!take(answer)) warn(answer.offline ? "No connection. This case opens as soon as there is one." : answer.error);
  knowledge.arrange();
  if (!places.back(name)) toNewest();
  if (stayed(was)) document.getElementById("h-case")?.focus({ preventScroll: true });
}

function toNewest() {
  const story = document.getElementById("part-story");
  for (const box of [story, ...story.querySelectorAll(".room, .log")]) box.scrollTop = box.scrollHeight;
}

function neighbour(step) {
  const cases = queue.cases();
  const at = cases.indexOf(chosen);
  const next = at < 0 ? cases[0] : cases[(at + step + cases.length) % cases.length];
  if (next) openCase(next);
}

function toWorst() {
  const name = queue.worst();
  if (name) openCase(name);
  else say("No case is open.");
}

function toDraft() {
  panes.show("thread");
  document.getElementById("draft").focus();
}

/** Take up the view that this tab was left with; what came since shows itself. */
function comeBack() {
  const was = history.state?.case;
  if (was && was !== chosen) return openCase(was, false);
  history.replaceState({ ...history.state, case: chosen }, "");
  if (before.case === chosen) [...document.getElementById("composer").elements.mode].find((one) => one.value === before.mode)?.click();
  if (!places.back(chosen)) toNewest();
  return undefined;
}

function leave() {
  if (chosen) places.leave(chosen);
  return { case: chosen, mode: composer.mode(), places: places.all() };
}

/** Words that another tab sent are not to be sent from here again. */
function sentElsewhere(name, mode, text) {
  const field = document.getElementById("draft");
  markDrafts();
  if (name !== onPage() || mode !== composer.mode() || field.value !== text) return;
  field.value = "";
  composer.open(name);
}

document.addEventListener("click", (event) => {
  const item = event.target.closest(".item[data-case], .burning[data-case], .other[data-case]");
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
document.addEventListener("desk:draft", markDrafts);
window.addEventListener("focus", refresh);
window.addEventListener("online", refresh);
window.addEventListener("offline", () => connected(false));
window.addEventListener("popstate", (event) => event.state?.case && openCase(event.state.case, false));

coach.start();
composer.start(deliver, warn, coach.warning);
actions.start(deliver, onPage);
panes.start();
story.start();
queue.start(say);
knowledge.start(say);
record.start();
nudges.start();
saved.start();
takeback.start();
spelling.start();
begun.start(onPage);
keys.start({
  next: () => neighbour(1),
  previous: () => neighbour(-1),
  worst: toWorst,
  actions: record.toActions,
  knowledge: () => record.go("#know-search"),
  mode: () => say(composer.nextMode()),
  draft: toDraft,
});
clock.start();
composer.open(chosen);
markDrafts();
panes.show(history.state?.pane || "queue");
places.start(before.places);
comeBack();
document.getElementById("tab-thread").addEventListener("click", toNewest); // a pane that is not shown forgets where it was
view.start(leave);
drafts.follow(sentElsewhere);
later(Number(page.next));
