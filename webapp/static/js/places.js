// Where each case was scrolled to, so that coming back to it finds the same lines, unless something new was said.
const story = document.getElementById("part-story");
let left = new Map();

const boxes = () => [story, ...story.querySelectorAll(".room, .log")];
const newest = () => Math.max(0, ...[...story.querySelectorAll("[data-event]")].map((one) => Number(one.dataset.event)));

/** Take up the places of an earlier page of this tab. */
export const start = (kept) => (left = new Map(Array.isArray(kept) ? kept : []));

/** Give all places, to be kept. */
export const all = () => [...left];

/** Note where a case is left. */
export function leave(name) {
  left.set(name, { newest: newest(), tops: boxes().map((box) => box.scrollTop) });
}

/** Go back to where a case was left; false if it is new here or has news. */
export function back(name) {
  const place = left.get(name);
  if (!place || place.newest !== newest()) return false;
  for (const [index, box] of boxes().entries()) box.scrollTop = place.tops[index] ?? box.scrollHeight;
  return true;
}
