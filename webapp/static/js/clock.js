// The time left, counted down between answers of the server; the server's figure always wins.
let since = performance.now();

/** Start counting from what the page says now. */
export function settle() {
  since = performance.now();
}

/** Wire the clock. */
export function start() {
  setInterval(() => {
    const shown = document.getElementById("time-left");
    if (!shown) return;
    const passed = ((performance.now() - since) / 1000) * Number(shown.dataset.speed);
    const left = Math.max(0, Number(shown.dataset.left) - passed);
    shown.textContent = `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, "0")}`;
  }, 500);
}
