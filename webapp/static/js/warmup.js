// The guide of the warm-up: says the next step, points at its control, and goes on when the thing was really done.
// It takes no focus by itself, and its place in the page is its own, so it covers nothing.
import { DEBRIEF, DESK, OVER, WHOSE } from "./warmup_steps.js";

const guide = document.getElementById("warmup");
const resume = document.getElementById("warmup-resume");
const part = (name) => document.getElementById(`warmup-${name}`);
const key = `composure.warmup.${guide.dataset.shift}`;
const composer = document.getElementById("composer");
const steps = composer ? DESK : DEBRIEF;
const TEXT = "textarea, input:not([type=radio], [type=checkbox])";
const SETTLED = 700; // ms without a key before a half-written line is looked at
let kept = { step: steps[0].name, left: false };
let arrived = [];
let pointed = null;
let fresh = true; // the step has just begun, so what it points at may be brought into sight, once
let typed = -SETTLED;
let timer = null;

function read() {
  try {
    kept = { ...kept, ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    // a private window: the guide lasts as long as the page
  }
}

function keep(change) {
  kept = { ...kept, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // as above
  }
}

const over = () => kept.step === OVER.name;
const place = () => Math.max(0, steps.findIndex((step) => step.name === kept.step));
const current = () => (over() ? null : steps[place()]);

/** What a step may ask about the page. */
const desk = {
  get case() {
    return document.getElementById("case-state")?.dataset.case || null;
  },
  get opened() {
    const asked = new URLSearchParams(location.search).get("case");
    return asked && asked === desk.case ? asked : null;
  },
  get mode() {
    return composer?.elements.mode.value || "public";
  },
  get words() {
    return document.getElementById("draft")?.value.trim() || "";
  },
  get facts() {
    return [...document.querySelectorAll(".know .insert")].map((button) => button.dataset.insert);
  },
  is: (selector) => document.querySelector(selector) !== null,
  did: (kind, name) => arrived.some((one) => one.kind === kind && (!name || one.case === name)),
};

/** Tell whether a step is about a case that is not the open one. */
const astray = (step) => Boolean(step.about) && desk.case !== step.about;

function target() {
  const step = current() || OVER;
  const wanted = astray(step) ? [`.item[data-case="${step.about}"]`] : step.show;
  return wanted.map((selector) => document.querySelector(selector)).find(Boolean) || null;
}

function point() {
  const found = kept.left ? null : target();
  const shown = found?.matches("input[type=radio]") ? found.closest("label") : found;
  if (shown === pointed && shown?.classList.contains("pointed")) return;
  pointed?.classList.remove("pointed");
  shown?.classList.add("pointed");
  pointed = shown;
  if (fresh && composer) shown?.scrollIntoView({ block: "nearest" });
  fresh = false;
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words; // what is the same is not read out again
}

function saidOf(step) {
  if (astray(step)) return `This step is about ${WHOSE[step.about]}. Open it again.`;
  const [holds, otherwise] = step.instead || [() => false, ""];
  return holds(desk) ? otherwise : step.says;
}

function tell() {
  const step = current() || OVER;
  guide.hidden = kept.left;
  resume.hidden = !kept.left || over();
  const all = DESK.length + DEBRIEF.length;
  const number = (steps === DESK ? 0 : DESK.length) + place() + 1;
  write(part("count"), over() ? "Warm-up, done" : `Warm-up, step ${number} of ${all}`);
  write(part("title"), step.title);
  write(part("says"), saidOf(step));
  for (const name of ["show", "skip"]) part(name).hidden = over();
  part("leave").textContent = over() ? "Close" : "Leave the warm-up";
  part("home").hidden = !over();
  point();
}

function next() {
  const following = steps[place() + 1];
  fresh = true;
  if (following) keep({ step: following.name });
  else if (steps === DEBRIEF) keep({ step: OVER.name });
}

function check() {
  const before = kept.step;
  while (!kept.left && current()?.done(desk)) next();
  if (kept.step !== before) arrived = [];
  tell();
}

function show() {
  const found = target();
  if (!found) return;
  const pane = found.closest(".pane");
  if (pane && found.getClientRects().length === 0) document.querySelector(`[data-pane="${pane.id}"]`)?.click();
  if (!found.matches("summary")) found.closest("details:not([open])")?.setAttribute("open", "");
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
}

function skip() {
  const last = steps === DESK && place() === DESK.length - 1;
  if (last) show(); // only the real button ends a shift
  else next();
  arrived = [];
  check();
  if (over()) part("home").focus();
}

function leave() {
  keep({ left: true });
  tell();
  if (!resume.hidden) resume.focus();
}

function comeBack() {
  keep({ left: false });
  check();
  part("show").focus();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(check, Math.max(0, typed + SETTLED - performance.now()));
}

read();
if (!over() && !steps.some((step) => step.name === kept.step)) keep({ step: steps[0].name });
for (const [name, act] of [["show", show], ["skip", skip], ["leave", leave]]) part(name).addEventListener("click", act);
resume.addEventListener("click", comeBack);
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyG" || kept.left) return;
  event.preventDefault();
  show();
});
document.addEventListener("desk:arrived", (event) => {
  arrived.push(event.detail);
  soon();
});
for (const kind of ["click", "change", "focusin", "popstate"]) window.addEventListener(kind, soon);
document.addEventListener("input", (event) => {
  if (event.target.matches(TEXT)) typed = performance.now();
  soon();
});
const watch = new MutationObserver(soon);
watch.observe(document.getElementById("main"), { childList: true, subtree: true });
if (composer) watch.observe(document.getElementById("part-top"), { childList: true });
check();
