// Colours of series: other than the teams', told apart in light and dark, and by dashes besides.

import { onTheme, token } from "../app/theme.js";

const MANY = 6;
const DASHES = [undefined, [6, 4], [2, 3], [9, 3, 2, 3], [4, 2], [1, 4]];

let read;

/** The colour of the i-th series. */
export function seriesColour(i) {
  read ??= Array.from({ length: MANY }, (_, n) => token(`--series-${n + 1}`));
  return read[i % MANY];
}

/** The dashes of the i-th series, as a canvas takes them; none for the first. */
export function seriesDash(i) {
  return DASHES[i % DASHES.length];
}

onTheme(() => (read = undefined));
