// All keys of the desk in one table: what is wired and what the list of keys shows are the same rows.
// A row acts by name (`does`), or presses what `press` finds; a row that finds nothing on the page is not there.
// One without `code` is wired elsewhere: the warm-up's also on the debrief.
export const KEYS = [
  { keys: ["Alt", "↓"], code: "ArrowDown", does: "next", says: "Next case" },
  { keys: ["Alt", "↑"], code: "ArrowUp", does: "previous", says: "Previous case" },
  { keys: ["Alt", "1"], code: "Digit1", does: "worst", says: "What burns most" },
  { keys: ["Alt", "A"], code: "KeyA", does: "actions", says: "What can be done: the first action" },
  { keys: ["Alt", "K"], code: "KeyK", does: "knowledge", says: "Search the knowledge" },
  { keys: ["Alt", "M"], code: "KeyM", does: "mode", says: "Next mode: who will read it" },
  { keys: ["Alt", "H"], code: "KeyH", press: "#hold-new", says: "Hold or show new cases" },
  { keys: ["Alt", "P"], code: "KeyP", press: "#clock-pause", says: "Pause or go on" },
  { keys: ["Alt", "S"], code: "KeyS", press: "#saved-open", says: "Saved replies" },
  { keys: ["Ctrl", "Enter"], says: "Send" },
  { keys: ["Alt", "Z"], code: "KeyZ", press: 'form[data-command="withdraw"] button', says: "Take back what you just sent" },
  { keys: ["Alt", "G"], press: "#warmup:not([hidden]) #warmup-show", says: "Show me, in the warm-up" },
  { keys: ["Esc"], says: "Back to the draft" },
  { keys: ["?"], says: "This list" },
];
const SINGLE = "composure.keys.single";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const dialog = document.getElementById("keys");
const single = document.getElementById("keys-single");

const there = (row) => !row.press || document.querySelector(row.press);

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function list() {
  const rows = KEYS.filter(there).map((row) => {
    const [line, keys] = [element("div"), element("dt")];
    keys.append(...row.keys.flatMap((key) => [element("kbd", key), " "]));
    line.append(keys, element("dd", row.says));
    return line;
  });
  document.getElementById("keys-list").replaceChildren(...rows);
}

function open() {
  list();
  dialog.showModal();
}

function pressed(event, acts) {
  const found = KEYS.find((row) => row.code === event.code && there(row));
  if (!found) return;
  event.preventDefault();
  if (found.press) document.querySelector(found.press).click();
  else acts[found.does]();
}

/** Tell whether an Escape means the draft: not where it still clears a search or closes something of its own. */
const leaves = (event) => !event.defaultPrevented && !(event.target.matches("[type=search]") && event.target.value);

function on(event, acts) {
  if (dialog.open || event.isComposing) return;
  if (event.altKey && !event.ctrlKey && !event.metaKey) pressed(event, acts);
  else if (event.key === "Escape" && leaves(event)) acts.draft();
  else if (event.key === "?" && single.checked && !event.target.matches(TYPING)) {
    event.preventDefault();
    open();
  }
}

/** Wire the keys to `acts` by name, and the list of keys to its button; `draft` is what Escape does. */
export function start(acts) {
  try {
    single.checked = localStorage.getItem(SINGLE) !== "off";
    single.addEventListener("change", () => localStorage.setItem(SINGLE, single.checked ? "on" : "off"));
  } catch {
    // a private window: it lasts as long as the page
  }
  document.addEventListener("keydown", (event) => on(event, acts));
  document.addEventListener("click", (event) => event.target.closest("#keys-open") && open());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
