// Talking to the server: one place for addresses, the CSRF token and what happens when the line is down.
const token = document.querySelector('meta[name="csrf-token"]').content;
const page = document.body.dataset;

async function answer(response) {
  const type = response.headers.get("Content-Type") || "";
  const data = type.includes("json") ? await response.json() : { error: "The server did not answer as it should. Try again." };
  return response.ok ? data : { error: data.error || "That did not work. Try again.", status: response.status };
}

async function ask(address, options) {
  try {
    return await answer(await fetch(address, options));
  } catch {
    return { error: "No connection. Your text is kept here; it is sent when you try again.", offline: true };
  }
}

/** Give what changed behind event `after`, with `chosen` open on the desk. */
export function updates(after, chosen) {
  const query = new URLSearchParams({ after, case: chosen });
  return ask(`${page.updates}?${query}`, { headers: { Accept: "application/json" } });
}

/** Carry out one command and give the page's parts after it, or an error in words. */
export function send(command, chosen) {
  return ask(page.commands, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ command, case: chosen }),
  });
}
