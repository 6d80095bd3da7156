// Addresses: every page and everything on it that is worth sharing has one. Links are followed without loading anew.

const watchers = new Set();

/** The address as path and parameters. */
export function address() {
  return { path: location.pathname, parameters: new URLSearchParams(location.search) };
}

/**
 * Goes to an address of ours.
 * @param {string} to path with or without parameters
 * @param {{ replace?: boolean }} [how] replace: the address before cannot be gone back to
 */
export function go(to, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", to);
  watchers.forEach((watcher) => watcher());
}

/**
 * Notes a choice in the address without going anywhere.
 * @param {string} name
 * @param {string | undefined} value undefined takes it out
 */
export function note(name, value) {
  const url = new URL(location.href);
  if (value === undefined || value === "") {
    url.searchParams.delete(name);
  } else {
    url.searchParams.set(name, value);
  }
  history.replaceState(null, "", url.pathname + url.search);
  watchers.forEach((watcher) => watcher());
}

/** Calls back after every change of address. */
export function onAddress(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

addEventListener("popstate", () => watchers.forEach((watcher) => watcher()));

document.addEventListener("click", (click) => {
  const link = click.target instanceof globalThis.Element ? click.target.closest("a[href]") : null;
  const plain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
  if (!link || !plain || click.defaultPrevented || link.target || link.hasAttribute("download")) {
    return;
  }
  const url = new URL(link.href);
  const ours = url.origin === location.origin && !/^\/(api|web|lib|metrics)\b/.test(url.pathname);
  if (ours && !link.getAttribute("href").startsWith("#")) {
    click.preventDefault();
    go(url.pathname + url.search);
  }
});
