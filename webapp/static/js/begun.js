// Words begun in an action's form are kept for each case in this tab until they are sent, as drafts are.
const key = `composure.begun.${document.body.dataset.shift}`;
const FIELDS = "#part-record form[data-command] :is(textarea, input[name=reason], input[name=amount])";
const begun = new Map(stored());

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(key)) || [];
  } catch {
    return []; // a private window, or something else wrote there
  }
}

function keep(name, words) {
  if (words) begun.set(name, words);
  else begun.delete(name);
  try {
    sessionStorage.setItem(key, JSON.stringify([...begun]));
  } catch {
    // it lasts as long as the page
  }
}

function nameOf(field, chosen) {
  const hidden = [...field.form.querySelectorAll("[type=hidden]")].map((one) => one.value);
  return [field.form.dataset.shiftwide ? "" : chosen, field.form.dataset.command, ...hidden, field.name].join("|");
}

/** Put back what was begun in the open case, after its forms were written anew. */
export function restore(chosen) {
  for (const field of document.querySelectorAll(FIELDS)) {
    const words = begun.get(nameOf(field, chosen));
    if (!words || field.value === words) continue;
    field.value = words;
    field.dataset.kept = "yes"; // so it does not hold up the updates of what stands around it
    if (field.matches("textarea, [name=reason]")) field.closest("details").open = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Wire the keeping; `current()` gives the open case. */
export function start(current) {
  document.addEventListener("input", (event) => {
    if (!event.target.matches(FIELDS)) return;
    event.target.dataset.kept = "yes";
    keep(nameOf(event.target, current()), event.target.value);
  });
  document.addEventListener("reset", (event) => {
    for (const field of event.target.querySelectorAll("[data-kept]")) keep(nameOf(field, current()), "");
  });
  restore(current());
}
