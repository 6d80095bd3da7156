// Smoothing and thinning of series, and several on one axis.

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

/**
 * Several series, each with its own places, on one axis that has the places of all.
 * @param {{ x: number[], columns: (number | null)[][] }[]} tables places rise within a table
 * @returns {{ x: number[], columns: (number | null)[][][] }} columns by table, null where a table has no such place
 */
export function join(tables) {
  if (tables.length === 1) {
    return { x: tables[0].x, columns: [tables[0].columns] };
  }
  const x = [...new Set(tables.flatMap((table) => table.x))].sort((a, b) => a - b);
  const places = new Map(x.map((place, i) => [place, i]));
  const columns = tables.map((table) => {
    const at = table.x.map((place) => places.get(place));
    return table.columns.map((column) => {
      const wide = new Array(x.length).fill(null);
      at.forEach((place, i) => (wide[place] = column[i]));
      return wide;
    });
  });
  return { x, columns };
}

/** The value at a place, or where it is not known there, the nearest before it, or else the first. */
export function valueAt(values, i) {
  for (let before = i; before >= 0; before--) {
    if (known(values[before])) return values[before];
  }
  return values.find(known) ?? null;
}

function known(value) {
  return value !== null && value !== undefined;
}
