// Time as an axis: hours since a beginning, or minutes where the whole is short.

import { digits, tidy } from "../app/format.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG = 2 * HOUR;

/**
 * The axis for spans up to this one.
 * @param {number} longestMillis
 * @returns {{ xName: string, showX: (value: number) => string, tickX: (value: number) => string, of: (millis: number) => number }} tickX: as it
 *     stands at the axis
 */
export function timeAxis(longestMillis) {
  const hours = longestMillis >= LONG;
  const unit = hours ? HOUR : MINUTE;
  const showX = (value) => tidy(digits(value));
  return { xName: hours ? "hours" : "minutes", showX, tickX: (value) => `${showX(value)} ${hours ? "h" : "min"}`, of: (millis) => millis / unit };
}
