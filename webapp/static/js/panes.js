// Panes on narrow screens are tabs; searches filter what is there.
const grid = document.getElementById("main");
const tabs = [...document.querySelectorAll(".tabs [role=tab]")];

/** Show one pane: queue, thread or record. */
export function show(name) {
  grid.dataset.shown = name;
  for (const tab of tabs) {
    const on = tab.dataset.pane === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
}

function filter(input, list) {
  const wanted = input.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(`${list} > li`)) row.hidden = !row.dataset.search.includes(wanted);
}

/** Filter the lists by what their search fields say. */
export function refilter() {
  filter(document.getElementById("queue-search"), "#queue-list");
  filter(document.getElementById("know-search"), "#know-list");
}

/** Wire tabs and searches. */
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
  document.addEventListener("input", (event) => event.target.matches("#queue-search, #know-search") && refilter());
}
