// Talking to the server: one place for addresses, the CSRF token and what happens when the line is down.
import * as unanswered from "./unanswered.js";

const PATIENCE = 30_000; // ms; a line that is dead without saying so counts as none
const token = document.querySelector('meta[name="csrf-token"]').content;
const page = document.body.dataset;

async function answer(response) {
  const type = response.headers.get("Content-Type") || "";
  const data = type.includes("json") ? await response.json() : { error: "The server did not answer as it should. Try again." };
  return response.ok ? data : { error: data.error || "That did not work. Try again.", status: response.status };
}

async function ask(address, options) {
  try {
    return await answer(await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) }));
  } catch {
    return { error: "No connection. Your text is kept here; it is sent when you try again.", offline: true };
  }
}

/** Give what changed behind event `after`, with `chosen` open on the desk; `asked` is that case. */
export async function updates(after, chosen) {
  const query = new URLSearchParams({ after, case: chosen });
  return { ...(await ask(`${page.updates}?${query}`, { headers: { Accept: "application/json" } })), asked: chosen };
}

/** Give the brand's saved replies, filled in for a case and the channel that they go to. */
export function savedReplies(chosen, channel) {
  return ask(`${page.saved}?${new URLSearchParams({ case: chosen, channel })}`, { headers: { Accept: "application/json" } });
}

function tryOut(address, command) {
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ command }),
  });
}

/** Give what the coach says of a message that is not sent yet, with its slips. */
export const rehearse = (command) => tryOut(page.coach, command);

/** Give the slips of writing in a message that is not sent yet. */
export const spelling = (command) => tryOut(page.spelling, command);

/** Tell the server that a nudge was read. */
export function putAway(address) {
  return ask(address, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token } });
}

/** Carry out one command and give the page's parts after it, or an error in words; `asked` is the open case. */
export async function send(command, chosen) {
  const meant = unanswered.again(command);
  const said = await ask(page.commands, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ command: meant, case: chosen }),
  });
  unanswered.settle(meant, !said.error || said.status < 500);
  return { ...said, asked: chosen };
}
