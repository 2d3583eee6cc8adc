// Drafts for each case and mode, kept in this browser until they were sent.
const shift = document.body.dataset.shift;
const key = (chosen, mode) => `composure.draft.${shift}.${chosen}.${mode}`;

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // a private window: drafts last as long as the page
  }
}

/** Give the draft of a case in a mode. */
export const read = (chosen, mode) => storage()?.getItem(key(chosen, mode)) || "";

/** Keep a draft; an empty one is forgotten. */
export function keep(chosen, mode, text) {
  if (text) storage()?.setItem(key(chosen, mode), text);
  else storage()?.removeItem(key(chosen, mode));
}

/** Wire what other tabs do: `gone(chosen, mode, text)` is told of a draft that was sent or emptied there. */
export function follow(gone) {
  const start = `composure.draft.${shift}.`;
  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(start)) return;
    const [chosen, mode] = event.key.slice(start.length).split(".");
    if (event.newValue === null) gone(chosen, mode, event.oldValue);
  });
}

/** Give the ids of the cases that have a draft. */
export function cases() {
  const start = `composure.draft.${shift}.`;
  const found = Object.keys(storage() || {}).filter((name) => name.startsWith(start));
  return new Set(found.map((name) => name.slice(start.length).split(".")[0]));
}
