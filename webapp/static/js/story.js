// Says what is new in the open case, once and politely: the story is written anew at each update, and a screen reader
// would either hear none of it or all of it again.
const story = document.getElementById("part-story");
const heard = document.getElementById("heard");
let known = null;

function newest() {
  const all = [...story.querySelectorAll(".post:not(.mine)[data-event], .bubble.them[data-event]")];
  const last = all.reduce((one, other) => (Number(other.dataset.event) > Number(one?.dataset.event ?? 0) ? other : one), null);
  const name = last?.querySelector(".who b")?.textContent || document.getElementById("case-state")?.dataset.name;
  const words = last?.querySelector(".text, p[dir]")?.textContent || "";
  const typing = document.getElementById("typing")?.dataset.name || "";
  const open = story.querySelector(".rooms")?.dataset.case;
  return { open, event: Number(last?.dataset.event || 0), typing, told: false, said: `${name}: ${words}` };
}

function listen() {
  const now = newest();
  const same = known && known.open === now.open;
  if (same && now.event > known.event) heard.textContent = now.said;
  // Typing is told once until the next words, however often the indicator comes and goes.
  now.told = same && now.event === known.event && known.told;
  if (same && now.typing && !now.told) {
    heard.textContent = `${now.typing} is typing`;
    now.told = true;
  }
  known = now;
}

/** Wire the announcements. */
export function start() {
  known = newest();
  new MutationObserver(listen).observe(story, { childList: true });
}
