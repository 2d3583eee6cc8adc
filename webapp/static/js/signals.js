// The integrity log's eyes: that text was pasted and how much, and how long the page was out of sight. Nothing else.
const token = document.querySelector('meta[name="csrf-token"]').content;
const address = document.body.dataset.signals;
let left = null;

function tell(kind, amount) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token };
  fetch(address, { method: "POST", headers, body: JSON.stringify({ kind, amount }), keepalive: true }).catch(() => {});
}

document.addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text") || "";
  if (pasted && event.target.matches("textarea, input")) tell("paste", pasted.length);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) left = performance.now();
  else if (left !== null) {
    tell("away", Math.round((performance.now() - left) / 1000));
    left = null;
  }
});
