// Runs before the first paint, so that nothing flashes: the remembered choice of light or dark, or what the system prefers.
{
  let theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  try {
    theme = localStorage.getItem("agon.theme") ?? theme;
  } catch {
    // Storage is closed to us: the system's preference holds.
  }
  document.documentElement.dataset.theme = theme === "dark" ? "dark" : "light";
}
