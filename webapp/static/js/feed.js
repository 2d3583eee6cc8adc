// The public's page: new posts wait behind a button, so that nothing moves under the eyes of who is reading.
import { updates } from "./api.js";
import * as clock from "./clock.js";
import * as ending from "./ending.js";
import * as parts from "./parts.js";
import { fill } from "./policy.js";

const page = document.body.dataset;
const posts = document.getElementById("part-posts");
const talk = document.getElementById("part-talk");
const pill = document.getElementById("pill");
const none = document.getElementById("none");
const hold = document.getElementById("hold");
const heard = document.getElementById("heard");
const SPOKEN_EVERY = 10_000;
let seq = Number(page.seq);
let holding = true;
let waiting = null; // the newest answer, while posts of it are held back
let spoken = -SPOKEN_EVERY;
let timer = null;

const articles = (root) => [...root.querySelectorAll("article[data-event]")];
const count = (number, word) => `${number} new ${word}${number === 1 ? "" : "s"}`;

function parsed(markup) {
  const box = document.createElement("div");
  fill(box, markup);
  return box;
}

/** Bring figures and ages up to date where they stand. */
function patch(root, fresh) {
  for (const shown of root.querySelectorAll("[data-live]")) {
    const now = fresh.querySelector(`[data-live="${shown.dataset.live}"]`);
    if (now && now.textContent !== shown.textContent) shown.textContent = now.textContent;
  }
}

/** Take out at once what the public must no longer see; a line keeps its place until new posts are shown. */
function remove(fresh) {
  for (const one of articles(posts)) {
    if (fresh.querySelector(`#${CSS.escape(one.id)}`)) continue;
    const gap = document.createElement("p");
    gap.className = `gap ${[...one.classList].find((name) => /^d\d$/.test(name)) || ""}`;
    const words = document.createElement("span");
    words.textContent = "This post is no longer here.";
    gap.append(words);
    one.replaceWith(gap);
  }
}

function tell(number) {
  pill.hidden = !number;
  none.hidden = Boolean(number);
  none.textContent = holding ? "Nothing new" : "New posts come in by themselves";
  pill.querySelector("span").textContent = number ? `Show ${count(number, "post")}` : "";
  if (!number || performance.now() - spoken < SPOKEN_EVERY) return;
  spoken = performance.now();
  heard.textContent = holding ? `${count(number, "post")} held back` : count(number, "post");
}

/** Give the first post that begins in sight, or the long one that fills it, to keep it where it is. */
function inSight() {
  const under = document.getElementById("holdbar").getBoundingClientRect().bottom;
  const all = articles(posts).map((one) => [one, one.getBoundingClientRect()]);
  const begins = all.find(([, box]) => box.top >= under && box.top < window.innerHeight);
  return (begins || all.find(([, box]) => box.bottom > under))?.[0];
}

/** Put the newest posts on the page; what was in sight stays there. */
function show(answer) {
  const known = new Set(articles(posts).map((one) => one.id));
  const kept = window.scrollY > 0 ? inSight() : null;
  const top = kept?.getBoundingClientRect().top;
  const focused = document.activeElement?.id;
  fill(posts, answer.parts.posts);
  fill(talk, answer.parts.talk);
  const fresh = articles(posts).filter((one) => !known.has(one.id));
  for (const one of fresh) one.querySelector(".fresh").hidden = false;
  if (kept) window.scrollBy(0, (document.getElementById(kept.id)?.getBoundingClientRect().top ?? top) - top);
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  waiting = null;
  tell(0);
  return fresh;
}

function release() {
  if (!waiting) return tell(0);
  const [first] = show(waiting);
  if (first) move(first);
  return undefined;
}

function setHold(on) {
  holding = on;
  hold.setAttribute("aria-pressed", String(on));
  if (!on) release();
  else tell(0);
}

function take(answer) {
  if (answer.debrief) return ending.tell(answer.debrief, document.querySelector(".asif"));
  later(answer.error ? 3000 : answer.next_ms);
  if (answer.error) return lost(answer.offline ? "No connection. Trying again." : answer.error);
  seq = answer.seq;
  parts.show({ clock: answer.parts.clock });
  clock.settle();
  const fresh = parsed(answer.parts.posts);
  const known = new Set(articles(posts).map((one) => one.id));
  const number = articles(fresh).filter((one) => !known.has(one.id)).length;
  patch(posts, fresh);
  patch(talk, parsed(answer.parts.talk));
  remove(fresh);
  waiting = answer;
  if (number && !holding) {
    tell(number);
    show(answer);
  } else tell(number);
  return undefined;
}

function lost(words) {
  none.hidden = false;
  if (none.textContent !== words) [none.textContent, heard.textContent] = [words, words];
}

function later(ms) {
  clearTimeout(timer);
  timer = setTimeout(refresh, ms);
}

async function refresh() {
  take(await updates(seq, ""));
}

/** Go to a post as the feed pattern has it: the focus moves, and Tab comes back to where one was. */
function move(to) {
  to.focus();
  to.scrollIntoView({ block: "nearest" });
}

posts.addEventListener("focusin", (event) => {
  const here = event.target.closest("article[data-event]");
  for (const one of articles(posts)) one.tabIndex = one === here ? 0 : -1;
});
posts.addEventListener("keydown", (event) => {
  const all = articles(posts);
  const at = all.indexOf(document.activeElement.closest("article[data-event]"));
  const to = {
    PageDown: () => all[at + 1],
    PageUp: () => all[at - 1],
    Home: () => event.ctrlKey && document.getElementById("hold"),
    End: () => event.ctrlKey && document.getElementById("talk"),
  }[event.key]?.();
  if (!to) return;
  event.preventDefault();
  move(to);
});
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyH") return;
  event.preventDefault();
  setHold(!holding);
});
pill.addEventListener("click", release);
hold.addEventListener("click", () => setHold(!holding));
document.getElementById("holdbar").hidden = false;
clock.start();
later(Number(page.next));
window.addEventListener("focus", refresh);
window.addEventListener("online", refresh);
window.addEventListener("offline", () => lost("No connection. Trying again."));
