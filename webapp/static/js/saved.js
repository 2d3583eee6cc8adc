// Saved replies: a panel above the draft to search and choose from. What is used most in this browser comes first.
import { savedReplies } from "./api.js";
import * as composer from "./composer.js";
import { fill } from "./policy.js";

const panel = document.getElementById("saved");
const search = document.getElementById("saved-search");
const list = document.getElementById("saved-list");
const none = document.getElementById("saved-none");
const opener = document.getElementById("saved-open");
const KEY = `composure.saved.${panel?.dataset.brand}`;
let active = null;

function uses() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {}; // a private window, or not ours: every reply is new
  }
}

function used(name) {
  const counts = uses();
  counts[name] = (Number(counts[name]) || 0) + 1;
  try {
    localStorage.setItem(KEY, JSON.stringify(counts));
  } catch {
    // a private window counts nothing
  }
}

const options = () => [...list.children].filter((one) => !one.hidden);

function activate(option) {
  active?.setAttribute("aria-selected", "false");
  active = option || null;
  active?.setAttribute("aria-selected", "true");
  if (active) search.setAttribute("aria-activedescendant", active.id);
  else search.removeAttribute("aria-activedescendant");
  active?.scrollIntoView({ block: "nearest" });
}

const has = (text, wanted) => wanted.every((word) => text.toLowerCase().includes(word));

// Names that have the words come before texts that do, then what is used most, then the brand's own order.
function filter() {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = uses();
  const count = (one) => Number(counts[one.dataset.name]) || 0;
  const named = (one) => Number(has(one.dataset.name, wanted));
  const ranked = [...list.children].sort(
    (one, other) => named(other) - named(one) || count(other) - count(one) || one.dataset.place - other.dataset.place,
  );
  for (const one of ranked) {
    const badge = one.querySelector(".uses");
    badge.hidden = !count(one);
    badge.textContent = `used ${count(one)}×`;
    one.hidden = !has(`${one.dataset.name} ${one.dataset.insert}`, wanted);
  }
  list.append(...ranked);
  const found = options().length;
  none.textContent = found ? `${found} ${found === 1 ? "reply" : "replies"}` : "No saved reply has these words.";
  activate(options()[0]);
}

async function open() {
  if (!panel.hidden) return close();
  panel.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  search.value = "";
  search.focus();
  const { case: chosen, channel } = composer.place();
  const answer = await savedReplies(chosen, channel);
  if (answer.error) {
    none.textContent = answer.error;
    return;
  }
  fill(list, answer.markup);
  filter();
}

function close(back = true) {
  panel.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  activate(null);
  if (back) document.getElementById("draft").focus();
}

function choose(option) {
  if (!option) return;
  used(option.dataset.name);
  close(false);
  composer.insert(option.dataset.insert);
}

function step(by) {
  const all = options();
  if (all.length) activate(all[(all.indexOf(active) + by + all.length) % all.length]);
}

const ACTS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => choose(active),
  Escape: () => close(),
};

/** Wire the panel, where the brand has saved replies. */
export function start() {
  if (!panel) return;
  opener.addEventListener("click", open);
  search.addEventListener("input", filter);
  panel.addEventListener("keydown", (event) => {
    const act = event.isComposing ? null : ACTS[event.key];
    if (!act) return;
    event.preventDefault(); // Escape is for the panel alone, and Enter, with any key beside it, never sends
    event.stopPropagation();
    act();
  });
  // The focus stays in the search while the pointer chooses.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
  panel.addEventListener("focusout", (event) => {
    if (!panel.hidden && event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== opener) close(false);
  });
}
