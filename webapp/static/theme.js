// The theme: what was chosen before, else what the system asks for. Runs before the first paint.
(() => {
  const root = document.documentElement;
  const key = "composure.theme";
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a private window keeps nothing, and that is fine
    }
  };
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = read() || system;
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".theme")) return;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(key, root.dataset.theme);
    } catch {
      // as above
    }
  });
})();
