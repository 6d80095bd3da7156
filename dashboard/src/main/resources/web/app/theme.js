// Light or dark: what the system prefers until somebody chooses, then the choice, remembered.

const KEY = "agon.theme";
const watchers = new Set();

/** @returns {"light" | "dark"} what is shown now */
export function theme() {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

/** Changes to the other one and remembers it. */
export function switchTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Not remembered where storage is closed to us.
  }
  show(next);
}

/**
 * Calls back after every change; canvases redraw with other colours then.
 * @param {() => void} watcher
 * @returns {() => void} ends it
 */
export function onTheme(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * The value of a token, for canvases.
 * @param {string} name e.g. `--amber`
 */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const lessMovement = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether somebody asked for less movement. */
export function calm() {
  return lessMovement.matches;
}

function show(next) {
  document.documentElement.dataset.theme = next;
  watchers.forEach((watcher) => watcher());
}

function remembered() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (change) => {
  if (!remembered()) {
    show(change.matches ? "dark" : "light");
  }
});
