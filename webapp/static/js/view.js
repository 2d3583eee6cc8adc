// How a tab was left: the open case, its mode and its scroll, so that a reload or a way back finds the same view.
const key = `composure.view.${document.body.dataset.shift}`;

/** Give the view as it was left: `case`, `mode` and `places`, or nothing of it. */
export function left() {
  try {
    return JSON.parse(sessionStorage.getItem(key)) || {};
  } catch {
    return {}; // a private window, or something else wrote there
  }
}

/** Keep the view that `now()` gives when the page is left. */
export function start(now) {
  window.addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(now()));
    } catch {
      // the next page begins anew
    }
  });
}
