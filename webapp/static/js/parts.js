// Swapping the parts of the page that changed, without taking focus, scroll or half-written words from anybody.
import { fill } from "./policy.js";

const shown = new Map();

function busy(element) {
  const inside = document.activeElement && element.contains(document.activeElement) ? document.activeElement : null;
  if (inside && inside.matches("input, textarea, select")) return true;
  return [...element.querySelectorAll("input:not([type=hidden], [data-kept]), textarea:not([data-kept])")].some((field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

function keyOf(element) {
  if (!element) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const form = element.closest("form[data-command]");
  if (!form) return null;
  const says = [...form.querySelectorAll("[type=hidden]")].map((one) => `:has([name="${one.name}"][value="${CSS.escape(one.value)}"])`);
  const name = element.name ? `[name="${element.name}"]` : "";
  return `form[data-command="${form.dataset.command}"]${says.join("")} ${element.localName}${name}`;
}

function scrolls(element) {
  return [element, ...element.querySelectorAll(".room, .log, .list, .rscroll")].map((box) => ({
    key: box === element ? null : keyOf(box) || `.${box.classList[0]}`,
    top: box.scrollTop,
    atEnd: box.scrollHeight - box.scrollTop - box.clientHeight < 48,
    sticks: box.matches(".scroll, .room, .log"),
  }));
}

function swap(element, markup) {
  const focused = element.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const places = scrolls(element);
  const open = [...element.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
  fill(element, markup);
  for (const [id, was] of open) {
    const one = document.getElementById(id);
    if (one) one.open = was;
  }
  for (const place of places) {
    const box = place.key ? element.querySelector(place.key) : element;
    if (box) box.scrollTop = place.sticks && place.atEnd ? box.scrollHeight : place.top;
  }
  if (focused) element.querySelector(focused)?.focus({ preventScroll: true });
}

/** Put new markup into the page's parts; one somebody is typing in waits, unless it is `force`d, or all are (true). */
export function show(parts, force = null) {
  for (const [name, markup] of Object.entries(parts)) {
    const element = document.getElementById(`part-${name}`);
    if (!element || shown.get(name) === markup || (force !== true && force !== element && busy(element))) continue;
    shown.set(name, markup);
    swap(element, markup);
  }
}
