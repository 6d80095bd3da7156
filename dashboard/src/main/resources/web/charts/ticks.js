// The ticks of an axis: round places, two at the least where they need not be whole, and labels that share one unit.

import { percent, rate } from "../app/format.js";

const STEPS = [1, 2, 5];
const PREFIXES = [[1e9, "G"], [1e6, "M"], [1e4, "k"]];
/** From so many places on a number is easier read with an exponent. */
const MOST_PLACES = 5;

/**
 * Round values between two others, as many as there is room for.
 * @param {number} most how many, two or more
 * @param {boolean} [whole] whole numbers only
 */
export function ticks(low, high, most, whole = false) {
  for (let step of roundFrom((high - low) / (most + 1))) {
    step = whole ? Math.max(1, step) : step;
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    if (count <= most) {
      return Array.from({ length: count }, (_, i) => exact(first + i, step));
    }
  }
  return [];
}

/** 1, 2 or 5 times a power of ten, from the first that is as large on. */
function* roundFrom(least) {
  for (let power = Math.floor(Math.log10(least)); Number.isFinite(power); power++) {
    for (const step of STEPS) {
      const size = exact(step, 10 ** power);
      if (size >= least * (1 - 1e-9)) yield size;
    }
  }
}

/** A product without what binary fractions add to it: 3 × 0.1 is 0.3. */
function exact(count, step) {
  return Number((count * step).toPrecision(12));
}

/**
 * What stands at the ticks: all in one unit, with as many places as tell them apart.
 * @param {number[]} values the ticks, rising
 * @param {(value: number) => string} [show] how single values of the axis are shown
 */
export function tickLabels(values, show) {
  const shown = values.map((value) => (show === percent ? 100 * value : value));
  const largest = Math.max(...shown.map(Math.abs), 0);
  const [size, prefix] = (show !== percent && PREFIXES.find(([from]) => largest >= from)) || [1, ""];
  const by = prefix === "k" ? 1e3 : size;
  const unit = `${prefix}${show === percent ? "%" : show === rate ? "/s" : ""}`;
  const step = (shown.length > 1 ? shown[1] - shown[0] : largest) / by;
  const places = placesOf(step);
  const number = places > MOST_PLACES ? scientific : new Intl.NumberFormat("en-GB", { minimumFractionDigits: places, maximumFractionDigits: places }).format;
  return shown.map((value) => {
    if (value === 0) return show === percent ? "0\u00a0%" : show === rate ? "0/s" : "0";
    return `${number(value / by).replace(/-/g, "−")}${unit.startsWith("/") || unit === "" ? "" : "\u00a0"}${unit}`;
  });
}

/** How many digits after the point a number has, but for what binary fractions add. */
function placesOf(step) {
  let places = 0;
  while (places <= MOST_PLACES && Math.abs(step * 10 ** places - Math.round(step * 10 ** places)) > 1e-6 * step * 10 ** places) {
    places++;
  }
  return places;
}

function scientific(value) {
  return value.toExponential().replace(/(\.\d{2})\d+/, "$1");
}
