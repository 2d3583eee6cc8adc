// The knowledge: a search with marks on what matched, and facts to insert or copy. What was used last stands first.
const search = document.getElementById("know-search");
const list = document.getElementById("know-list");
const none = document.getElementById("know-none");
const AROUND = 60; // characters of a page's text shown on both sides of a match
const recent = [];

const wordsOf = (element) => element.textContent.toLowerCase();
const holds = (text, words) => words.every((word) => text.includes(word));
const wanted = () => search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);

function unmark(element) {
  for (const mark of element.querySelectorAll("mark")) mark.replaceWith(mark.textContent);
  element.normalize();
}

function mark(element, words) {
  unmark(element);
  if (!words.length) return;
  const any = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const parts = [];
  let last = 0;
  const text = element.textContent;
  for (const found of text.matchAll(any)) {
    const marked = document.createElement("mark");
    marked.textContent = found[0];
    parts.push(text.slice(last, found.index), marked);
    last = found.index + found[0].length;
  }
  element.replaceChildren(...parts, text.slice(last));
}

function excerpt(page, words) {
  const text = [...page.querySelectorAll("details > p")].map((part) => part.textContent).join(" ");
  const at = Math.min(...words.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0));
  if (!Number.isFinite(at)) return "";
  const [start, end] = [Math.max(0, at - AROUND), at + AROUND];
  return `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/** Show of one page what the words find in it: facts that hold them all, else the place in its text. */
function find(page, words) {
  const facts = [...page.querySelectorAll("[data-fact]")];
  const inText = words.length > 0 && holds(wordsOf(page.querySelector("details")), words);
  const inFacts = facts.filter((fact) => holds(wordsOf(fact.querySelector(".words")), words));
  const searched = words.length > 0;
  page.hidden = searched && !inText && !inFacts.length;
  page.classList.toggle("searched", searched);
  for (const fact of facts) fact.hidden = searched && !inFacts.includes(fact) && !page.querySelector("details").open;
  for (const part of page.querySelectorAll(".words")) mark(part, words);
  const found = page.querySelector(".found");
  found.textContent = searched && inText && !inFacts.length ? excerpt(page, words) : "";
  found.hidden = !found.textContent;
  mark(found, words);
  return page.hidden ? null : inFacts.length;
}

/** Put what was used last first; where it stands only changes while nobody reads the list. */
export function arrange() {
  if (list.contains(document.activeElement)) return;
  const place = (page) => (recent.indexOf(page.dataset.article) + 1 || recent.length + 1);
  const pages = [...list.children];
  const sorted = pages.toSorted((one, other) => place(one) - place(other));
  if (sorted.some((page, at) => page !== pages[at])) list.append(...sorted);
}

function used(page) {
  if (!page) return;
  const at = recent.indexOf(page.dataset.article);
  if (at >= 0) recent.splice(at, 1);
  recent.unshift(page.dataset.article);
}

function refind() {
  const words = wanted();
  const counts = [...list.children].map((page) => find(page, words)).filter((count) => count !== null);
  none.textContent = counts.length ? "" : `Nothing says “${search.value.trim()}”. Fewer words find more.`;
  none.hidden = counts.length > 0;
  const facts = counts.reduce((sum, count) => sum + count, 0);
  return counts.length ? `${counts.length} of ${list.children.length} pages, ${facts} ${facts === 1 ? "fact" : "facts"}.` : none.textContent;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return "Copied.";
  } catch {
    return "This browser does not let the page copy. Use Insert.";
  }
}

/** Wire the search and the buttons; `say(words)` tells what was found or done. */
export function start(say) {
  let timer = null;
  search.addEventListener("input", () => {
    arrange();
    const found = refind();
    clearTimeout(timer);
    timer = setTimeout(() => say(search.value.trim() ? found : "All pages."), 400);
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy, .insert");
    if (!button) return;
    used(button.closest("#know-list > li"));
    if (button.matches(".copy")) say(await copy(button.dataset.copy));
  });
  const toggled = (event) => {
    if (event.target.open) used(event.target.parentElement);
    refind();
  };
  list.addEventListener("toggle", toggled, true);
}
