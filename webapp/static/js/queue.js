// The queue as the agent wants to see it: a filter, an order and a search over what the server sent, kept for this tab.
const key = `composure.queue.${document.body.dataset.shift}`;
const search = document.getElementById("queue-search");
const sort = document.getElementById("queue-sort");
const filters = document.getElementById("queue-filters");
const number = (row, name) => Number(row.dataset[name]);
const ORDERS = {
  burning: null, // as the server sent it
  waiting: (one, other) => number(other, "waiting") - number(one, "waiting"),
  newest: (one, other) => number(other, "newest") - number(one, "newest"),
  name: (one, other) => one.dataset.name.localeCompare(other.dataset.name),
};
const NONE = {
  all: "No case is in the queue.", waiting: "Nobody is waiting.", late: "Nothing is late.", public: "No case is in public.",
  private: "No case is in private messages.", chat: "No case is in a secure chat.", promised: "No update is promised.",
};
const places = new WeakMap(); // where the server put each row
let view = { show: "all", sort: "burning", aside: {}, ...stored() }; // aside: a case and the last word heard in it

function stored() {
  try {
    const found = JSON.parse(sessionStorage.getItem(key)) || {};
    return found.show in NONE && found.sort in ORDERS && found.aside ? found : {};
  } catch {
    return {}; // a private window, or something else wrote there
  }
}

function keep(change) {
  view = { ...view, ...change };
  try {
    sessionStorage.setItem(key, JSON.stringify(view));
  } catch {
    // it lasts as long as the page
  }
}

const rowsOf = (list) => [...document.querySelectorAll(`${list} > li`)];
const all = () => [...rowsOf("#queue-list"), ...rowsOf("#aside-list")];
const shows = (row, name) => name === "all" || row.dataset.shows.split(" ").includes(name);

const caseOf = (row) => row.querySelector(".item").dataset.case;
const put = (row) => Boolean(row.dataset.back) && view.aside[caseOf(row)] === row.dataset.last;

/** Move what the agent put aside out of the way; it is back by itself when somebody wrote or its time has come. */
function rest() {
  const group = document.getElementById("queue-aside");
  if (!group) return;
  const list = document.getElementById("aside-list");
  const back = rowsOf("#aside-list").filter((row) => places.has(row) && !put(row));
  document.getElementById("queue-list").append(...back);
  list.append(...rowsOf("#queue-list").filter(put));
  const resting = rowsOf("#aside-list").sort((one, other) => number(one, "back") - number(other, "back"));
  group.hidden = !resting.length;
  document.getElementById("aside-count").textContent = resting.length;
  document.getElementById("aside-until").textContent = resting[0]?.dataset.backWords || "";
  const button = document.querySelector("#put-aside span");
  if (button) button.textContent = mine() ? "Bring back to the queue" : `Put aside until ${button.parentElement.dataset.backWords}`;
}

const mine = () => rowsOf("#aside-list").find((row) => caseOf(row) === document.getElementById("case-state")?.dataset.case);

function order() {
  const rows = rowsOf("#queue-list");
  const byPlace = (one, other) => places.get(one) - places.get(other);
  const wanted = rows.toSorted((one, other) => ORDERS[view.sort]?.(one, other) || byPlace(one, other));
  if (wanted.every((row, place) => row === rows[place])) return;
  const focused = document.activeElement;
  document.getElementById("queue-list").append(...wanted);
  if (focused !== document.activeElement) focused.focus({ preventScroll: true });
}

function label(rows) {
  for (const button of filters.children) {
    button.querySelector("span").textContent = rows.filter((row) => shows(row, button.dataset.show)).length;
    button.setAttribute("aria-pressed", String(button.dataset.show === view.show));
  }
  sort.value = view.sort;
}

function nothing() {
  const searched = search.value.trim();
  return searched ? `No case ${view.show === "all" ? "" : "shown here "}says “${searched}”.` : NONE[view.show];
}

/** Filter, order and count the rows that are there now; gives how many are shown and of how many. */
export function arrange() {
  for (const [place, row] of rowsOf("#queue-list").entries()) if (!places.has(row)) places.set(row, place);
  rest();
  const rows = all();
  const wanted = search.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !shows(row, view.show) || !row.dataset.search.includes(wanted);
  order();
  label(rows);
  const shown = rows.filter((row) => !row.hidden).length;
  const none = document.getElementById("queue-none");
  if (none) [none.textContent, none.hidden] = [nothing(), shown > 0 || rows.length === 0];
  return [shown, rows.length];
}

/** Mark the row of the case that is being opened. */
export function mark(name) {
  for (const item of document.querySelectorAll(".item[aria-current]")) item.removeAttribute("aria-current");
  document.getElementById(`item-${name}`)?.setAttribute("aria-current", "true");
}

/** Give the cases that can be gone through, in the order they stand; `all` of them, or those that are shown. */
export function cases() {
  const rows = all().filter((row) => !row.hidden && !row.closest("details:not([open])"));
  return rows.map(caseOf);
}

/** Give the case that burns most, by the server, whatever the filter shows; null where nothing is open. */
export function worst() {
  const burning = document.getElementById("burning");
  if (burning) return burning.dataset.case;
  const first = rowsOf("#queue-list").sort((one, other) => places.get(one) - places.get(other))[0];
  return first?.querySelector(".item:not(.closed)")?.dataset.case || null;
}

/** Wire filter, order and search; `say(words)` tells what a change left to be seen. */
export function start(say) {
  let timer = null;
  const tell = () => {
    const [shown, whole] = arrange();
    say(shown ? `${shown} of ${whole} cases shown.` : nothing());
  };
  filters.hidden = false;
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    keep({ show: button.dataset.show === view.show ? "all" : button.dataset.show });
    const aside = document.getElementById("queue-aside");
    if (aside && view.show === "promised") aside.open = true;
    tell();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#put-aside")) return;
    const name = document.getElementById("case-state").dataset.case;
    const { [name]: was, ...others } = view.aside;
    const row = all().find((one) => caseOf(one) === name);
    keep({ aside: mine() ? others : { ...others, [name]: row.dataset.last } });
    arrange();
    say(mine() ? `Put aside until ${row.dataset.backWords}.` : "Back in the queue.");
  });
  sort.addEventListener("change", () => {
    keep({ sort: sort.value });
    arrange();
    say(`Sorted by ${sort.selectedOptions[0].textContent.toLowerCase()}.`);
  });
  search.addEventListener("input", () => {
    arrange();
    clearTimeout(timer);
    timer = setTimeout(tell, 400);
  });
  arrange();
}
