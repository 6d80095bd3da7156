// Time as an axis: hours since a beginning, or minutes where the whole is short.

import { digits, tidy } from "../app/format.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG = 2 * HOUR;

/**
 * The axis for spans up to this one.
 * @param {number} longestMillis
 * @returns {{ xName: string, showX: (value: number) => string, of: (millis: number) => number }}
 */
export function timeAxis(longestMillis) {
  const hours = longestMillis >= LONG;
  const unit = hours ? HOUR : MINUTE;
  return { xName: hours ? "hours" : "minutes", showX: (value) => tidy(digits(value)), of: (millis) => millis / unit };
}
