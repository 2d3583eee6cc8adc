// A command whose answer was lost may have been carried out. Sent again it has the same nonce, also after a reload,
// so that it is done once. Only the newest of each kind and case is kept, for this tab.
const key = `composure.unanswered.${document.body.dataset.shift}`;
const place = ({ kind, case: name }) => `${kind}|${name}`;
const words = ({ nonce: _, ...rest }) => JSON.stringify(rest);

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(key)) || {};
  } catch {
    return {}; // a private window, or something else wrote there
  }
}

function keep(found) {
  try {
    sessionStorage.setItem(key, JSON.stringify(found));
  } catch {
    // it lasts as long as the page
  }
}

/** Give a command as it was sent when its answer was lost, if it says the same; else as it is. */
export function again(command) {
  const lost = stored()[place(command)];
  return lost && words(lost) === words(command) ? lost : command;
}

/** Note whether a command was answered. */
export function settle(command, answered) {
  if (!command.nonce) return;
  const { [place(command)]: _, ...others } = stored();
  keep(answered ? others : { ...others, [place(command)]: command });
}
