// Copies a link that was just made. Without it the link is still there to be selected.
export function start() {
  const button = document.querySelector("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      document.querySelector("[data-copied]").textContent = "Copied";
    } catch {
      document.querySelector("[data-copied]").textContent = "Selected: copy it with your keys";
    }
  });
}
