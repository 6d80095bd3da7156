// Which run the pages are about: the one named in the address, so that a link to a page shows the same to everybody, or the usual one.

import { address, go } from "./router.js";

const NAME = "run";

/** The run that the address names, or undefined for the usual one. */
export function chosenRun() {
  return address().parameters.get(NAME) ?? undefined;
}

/**
 * An address of ours, kept to the chosen run.
 * @param {string} to a path with or without parameters
 */
export function inRun(to, run = chosenRun()) {
  return run ? `${to}${to.includes("?") ? "&" : "?"}${NAME}=${encodeURIComponent(run)}` : to;
}

/** Shows this page, or the league where the page is about something that another run does not have, for another run. */
export function chooseRun(run) {
  const { path, parameters } = address();
  if (path.startsWith("/league/")) {
    go(inRun("/league", run));
    return;
  }
  parameters.set(NAME, run);
  parameters.delete("opponent");
  parameters.delete("game");
  go(`${path}?${parameters}`);
}
