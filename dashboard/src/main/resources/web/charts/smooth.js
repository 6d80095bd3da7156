// Smoothing and thinning of series.

/**
 * An exponential moving average without the pull to the first value.
 * @param {(number | null)[]} values
 * @param {number} weight of what went before, in [0, 1)
 */
export function smooth(values, weight) {
  let sum = 0;
  let total = 0;
  return values.map((value) => {
    if (value === null || value === undefined) {
      return null;
    }
    sum = weight * sum + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return sum / total;
  });
}

/**
 * At most so many rows, evenly chosen, the first and the last among them.
 * @template T
 * @param {T[]} rows
 * @param {number} most
 * @returns {T[]}
 */
export function thin(rows, most) {
  if (rows.length <= most) {
    return rows;
  }
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]);
}
