// Every action is a form that names its command; its fields are the command's.
const NUMBERS = new Set(["tier", "amount", "minutes", "post", "reply", "speed"]);
const FLAGS = new Set(["paused", "hold", "skip", "pinned"]);

function value(name, text) {
  if (FLAGS.has(name)) return text === "true";
  if (NUMBERS.has(name)) return text.trim() === "" ? null : Number(text.replace(",", "."));
  return text;
}

/** Give the same nonce while a form says the same, so that trying again after a lost answer does nothing twice. */
function nonceOf(form, chosen) {
  const says = JSON.stringify([chosen, ...new FormData(form)]);
  if (form.dataset.says !== says) [form.dataset.says, form.dataset.nonce] = [says, crypto.randomUUID()];
  return form.dataset.nonce;
}

/** Forget a form's nonce once its command has arrived: what comes next is meant anew. */
export const arrived = (form) => delete form.dataset.says;

/** Give the command that a form stands for, about the case that is open. */
export function commandOf(form, chosen) {
  const command = { kind: form.dataset.command, nonce: nonceOf(form, chosen) };
  if (!form.dataset.shiftwide && !["set_clock", "wait"].includes(command.kind)) command.case = chosen;
  for (const [name, text] of new FormData(form)) {
    const given = value(name, text);
    if (given !== null && given !== "") command[name] = given;
  }
  if (command.kind === "statement") command.pinned = form.elements.pinned.checked;
  return command;
}

const underway = new WeakSet();

async function submit(form, deliver, chosen) {
  if (underway.has(form)) return;
  underway.add(form);
  await deliver(commandOf(form, chosen), form);
  underway.delete(form);
}

/** Wire all action forms, also those that come later, to `deliver(command, form)`. */
export function start(deliver, current) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return event.preventDefault();
    if (!form.dataset.command) return undefined;
    event.preventDefault();
    return submit(form, deliver, current());
  });
  // The second half of a double click would press what came into the button's place.
  document.addEventListener("click", (event) => {
    const form = event.target.closest("[type=submit]")?.form;
    if (event.detail > 1 && form && form.dataset.command !== "wait") event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });
}
