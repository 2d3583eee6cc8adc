// The composer: one loud mode, a draft for each, a counter, and guards before anything is sent.
import * as drafts from "./drafts.js";

const form = document.getElementById("composer");
const field = document.getElementById("draft");
const counter = document.getElementById("count");
const limits = JSON.parse(form.dataset.limits);
const MODES = ["public", "dm", "chat", "note"];
const VERBS = { "": "Post publicly", chat: "Post and ask to chat", dm: "Post and ask to message" };
const SOON = 50;
let chosen = null;
let shown = "public"; // the mode that the words in the field were written in
let unsaved = false;
let timer = null;
let last = null; // what was sent, in case it is taken back

const state = () => document.getElementById("case-state")?.dataset || {};
const rooms = () => (state().rooms || "").split(" ").filter(Boolean);

/** Give the case that is open, and the channel that words go to. */
export const place = () => ({ case: chosen, channel: mode() });

/** Give the mode that words go to now. */
export const mode = () => form.elements.mode.value || "public";

function settle() {
  const { name = "the customer", tier = "0", open } = state();
  for (const place of form.querySelectorAll(".customer")) place.textContent = name;
  form.querySelector(".tier").textContent = tier > 0 ? `, checked to tier ${tier}` : ", not checked yet";
  const ready = rooms();
  for (const [banner, room] of [[".banner.private", "dm"], [".banner.secure", "chat"]]) {
    const words = ready.includes(room) ? "Never PINs, codes or full card numbers." : "Not open yet: ask to move, then open it.";
    form.querySelector(`${banner} .roomstate`).textContent = words;
  }
  const shut = open === "no" ? bar() : "";
  document.getElementById("shut").hidden = !shut;
  document.getElementById("shut").textContent = shut;
  verb();
  count();
  imply();
}

function verb() {
  document.getElementById("public-verb").textContent = VERBS[form.elements.offers.value];
}

function count() {
  const limit = limits[mode()];
  const left = limit === undefined ? null : limit - [...field.value].length;
  counter.textContent = left === null || left > SOON ? "" : left >= 0 ? `${left} left` : `${-left} over`;
  counter.classList.toggle("over", left !== null && left < 0);
  return left;
}

function implied(words) {
  const remedies = [...document.querySelectorAll('#part-record form[data-words][data-done="no"]')].filter((one) =>
    one.dataset.words.split("|").some((word) => word.length > 3 && words.includes(word)),
  );
  if (remedies.length === 1) return ["It counts when it is done.", remedies[0].dataset.label, () => remedies[0].requestSubmit()];
  if (remedies.length) return ["It counts when it is done.", "Choose what to do", () => reveal("do-remedy")];
  if (/\b(hid|hidden|hide)\b/.test(words) && state().hidden === "no") {
    const hide = document.querySelector('form[data-command="hide"]');
    return hide && ["The post is still there for all to see.", "Hide the post", () => hide.requestSubmit()];
  }
  if (/\b(pass(ed|ing)?|hand(ed|ing)?|escalat\w+)\b.*\b(team|specialist|colleague)/.test(words) && state().handed === "no") {
    return ["Nobody has it yet.", "Hand it over", () => reveal("do-handoff")];
  }
  return null;
}

function reveal(id) {
  const details = document.getElementById(id);
  if (!details) return;
  document.getElementById("tab-record").click();
  details.open = true;
  details.querySelector("summary").focus();
}

function imply() {
  if (!document.getElementById("imply")) return; // an assessment gives no hints
  const offer = mode() === "note" ? null : implied(field.value.toLowerCase());
  document.getElementById("imply").hidden = !offer;
  if (!offer) return;
  const button = document.getElementById("imply-do");
  [document.getElementById("imply-what").textContent, button.textContent, button.onclick] = offer;
}

// Only what was written here is kept: another tab's draft is not to be wiped by this one's empty field.
function keep() {
  clearTimeout(timer);
  if (chosen && unsaved) drafts.keep(chosen, shown, field.value);
  unsaved = false;
}

function restore() {
  shown = mode();
  field.value = drafts.read(chosen, shown);
  settle();
  document.dispatchEvent(new CustomEvent("desk:draft"));
}

/** Take up a case: its mode and its draft. What was written for another case is kept with that one. */
export function open(name) {
  if (name === chosen) return settle();
  keep();
  chosen = name;
  form.hidden = !name;
  const ready = rooms();
  const natural = ready.includes("chat") ? "chat" : ready.includes("dm") ? "dm" : "public";
  const drafted = MODES.find((one) => drafts.read(name, one));
  form.elements.mode.value = drafted || natural;
  form.elements.offers.value = "";
  form.elements.closing.checked = false;
  restore();
}

/** Put words where the caret is; a gap in them {like this} is selected, to be written over. */
export function insert(words) {
  const { selectionStart: at, selectionEnd: end, value } = field;
  const gap = at > 0 && !/\s$/.test(value.slice(0, at)) ? " " : "";
  field.setRangeText(gap + words, at, end, "end");
  field.focus();
  const open = words.match(/\{[^}]*\}/);
  if (open) field.setSelectionRange(at + gap.length + open.index, at + gap.length + open.index + open[0].length);
  field.dispatchEvent(new Event("input"));
}

/** Go to the next mode and give what it says about its readers. */
export function nextMode() {
  keep();
  form.elements.mode.value = MODES[(MODES.indexOf(mode()) + 1) % MODES.length];
  restore();
  return [...form.querySelectorAll(".banner")].find((one) => one.offsetParent)?.textContent.trim() || mode();
}

function command(nonce) {
  const text = field.value;
  const base = { case: chosen, text, nonce };
  if (mode() === "note") return { kind: "note", ...base };
  const sender = form.elements.sender?.value || "main";
  const to = form.elements.offers.value;
  if (mode() === "public" && to) return { kind: "offer_move", ...base, to, channel: "public", sender };
  const closing = mode() === "public" && form.elements.closing.checked;
  return { kind: "reply", ...base, channel: mode(), closing, sender };
}

/** Give the command that the draft would be sent by; null where there is none, or it could not be sent. */
export const draft = () => (chosen && field.value.trim() && !bar() && (count() ?? 0) >= 0 ? command(null) : null);

/** Say what stands in the way of every message here, as things are; nothing if nothing does. */
function bar() {
  const where = mode();
  if (where === "note") return "";
  if (state().open === "no") return "This case is closed: only a team note can still be written. Your text is kept.";
  if ((where === "public" && state().began === "public") || rooms().includes(where)) return "";
  if (where === "public") return "This case began in private: there is no public thread to answer in.";
  const room = where === "chat" ? "Secure chat" : "A private inbox";
  return `${room} is not open yet: ask to move, wait for a yes, then open it.`;
}

function guarded() {
  if (!field.value.trim()) return "There is nothing to send yet. Write something first.";
  const barred = bar();
  if (barred) return barred;
  const left = count();
  if (left !== null && left < 0) return `${-left} characters too many for this channel. Shorten it; your text is kept.`;
  const gap = field.value.match(/\{[^}]*\}|\[[a-z _]+\]/i);
  return gap ? `There is an unfilled placeholder: ${gap[0]}. Fill it or take it out.` : "";
}

// The same words to the same place are the same message: sent again after a lost answer, they arrive once.
function repeated(last) {
  const again = command(last?.nonce || crypto.randomUUID());
  return JSON.stringify(again) === JSON.stringify(last) ? again : command(crypto.randomUUID());
}

function sent(name, where, text) {
  last = { name, where, text };
  if (drafts.read(name, where) === text) drafts.keep(name, where, "");
  if (name !== chosen || where !== shown || field.value !== text) return;
  clearTimeout(timer);
  unsaved = false;
  drafts.keep(name, where, "");
  field.value = "";
  form.elements.offers.value = "";
  form.elements.closing.checked = false;
  settle();
  document.dispatchEvent(new CustomEvent("desk:draft"));
  field.focus();
}

/** Put words that were taken back into the draft that they came from, unless something new is written there. */
export function giveBack(text) {
  if (!last || last.text !== text || drafts.read(last.name, last.where)) return;
  drafts.keep(last.name, last.where, text);
  if (last.name !== chosen || field.value) return;
  form.elements.mode.value = last.where;
  restore();
  field.focus();
}

// In the page's own words, not in a dialog of the browser's: the draft stays in sight.
function confirmed(words) {
  const [guard, name] = [document.getElementById("guard"), chosen];
  document.getElementById("guard-words").textContent = words;
  guard.hidden = false;
  document.getElementById("guard-no").focus();
  return new Promise((resolve) => {
    const settled = (yes) => {
      guard.hidden = true;
      guard.onclick = guard.onkeydown = field.onbeforeinput = null;
      document.removeEventListener("desk:draft", change);
      if (!yes && name === chosen) field.focus();
      resolve(yes);
    };
    guard.onclick = (event) => event.target.closest("button") && settled(event.target.closest("button").id === "guard-yes");
    guard.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      settled(false);
    };
    const change = () => settled(false);
    field.onbeforeinput = change;
    document.addEventListener("desk:draft", change);
  });
}

const HELD = "No connection. This message is kept here and goes out by itself, once, when there is one. Change it to hold it back.";
const waiting = new Map(); // the messages that go out as soon as there is a connection, one for each draft
const spot = ({ name, where }) => `${name}|${where}`;

/** Tell whether a message goes out by itself when the connection is back. */
export const holds = () => waiting.size > 0;

/** Wire the composer to `deliver(command)`, which gives "arrived", "refused" or "unheard", to `warn(words)`, and to
 *  `doubt(command)`, which gives what to think over before it is sent. */
export function start(deliver, warn, doubt) {
  let sending = false;
  let tried = null;
  async function send(message) {
    sending = true;
    const fate = await deliver(message.command);
    sending = false;
    if (fate === "unheard") {
      waiting.set(spot(message), message);
      warn(HELD);
    } else waiting.delete(spot(message));
    if (fate !== "arrived") return;
    tried = null;
    sent(message.name, message.where, message.text);
    await flush(); // what arrived shows that there is a connection
  }
  async function flush() {
    const [next] = waiting.values();
    if (next && !sending) await send(next);
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    const wrong = guarded();
    if (wrong) {
      warn(wrong);
      return;
    }
    const message = { name: chosen, where: shown, text: field.value };
    tried = message.command = repeated(tried);
    sending = true;
    const words = await doubt(tried);
    if (!words || (await confirmed(words))) await send(message);
    sending = false;
  });
  document.addEventListener("desk:back", flush);
  field.addEventListener("input", () => {
    unsaved = true;
    if (waiting.delete(spot({ name: chosen, where: shown }))) warn("");
    count();
    imply();
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "mode") return;
    keep();
    restore();
  });
  form.elements.offers.addEventListener("change", verb);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  window.addEventListener("pagehide", keep);
}
