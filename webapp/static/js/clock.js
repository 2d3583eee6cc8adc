// The time left, counted down between answers of the server; the server's figure always wins.
let since = performance.now();

/** Start counting from what the page says now. */
export function settle() {
  since = performance.now();
}

const shown = () => document.getElementById("time-left");

/** Give how many virtual seconds pass in a real one; 0 while the clock stands. */
export const speed = () => Number(shown()?.dataset.speed || 0);

/** Give the virtual seconds until the end of the shift. */
export function left() {
  const passed = ((performance.now() - since) / 1000) * speed();
  return Math.max(0, Number(shown()?.dataset.left || 0) - passed);
}

/** Wire the clock. */
export function start() {
  setInterval(() => {
    const place = shown();
    if (!place) return;
    const shownLeft = left() * Number(place.dataset.pace || 1); // who has more time is told real minutes
    place.textContent = `${Math.floor(shownLeft / 60)}:${String(Math.floor(shownLeft % 60)).padStart(2, "0")}`;
  }, 500);
}
