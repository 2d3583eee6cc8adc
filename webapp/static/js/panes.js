// Panes on narrow screens are tabs.
const grid = document.getElementById("main");
const tabs = [...document.querySelectorAll(".tabs [role=tab]")];

/** Show one pane: queue, thread or record. The way back and a reload come to the same one. */
export function show(name) {
  grid.dataset.shown = name;
  for (const tab of tabs) {
    const on = tab.dataset.pane === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
  history.replaceState({ ...history.state, pane: name }, "");
}

/** Wire the tabs. */
export function start() {
  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => show(tab.dataset.pane));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(place + step + tabs.length) % tabs.length];
      show(next.dataset.pane);
      next.focus();
    });
  }
}
