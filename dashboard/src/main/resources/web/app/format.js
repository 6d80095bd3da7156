// Numbers and times for people: rounded to what is known, with units.

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const UNKNOWN = "–";
/** From so many points of uncertainty on, single points say nothing. */
const VAGUE = 100;

/** 12345 → `12,345`. */
export function integer(value) {
  return known(value) ? minus(whole.format(value)) : UNKNOWN;
}

/** Three digits that matter, with k and M: 12345 → `12.3 k`. */
export function short(value) {
  if (!known(value)) {
    return UNKNOWN;
  }
  const size = Math.abs(value);
  if (size >= 1e9) return `${digits(value / 1e9)} G`;
  if (size >= 1e6) return `${digits(value / 1e6)} M`;
  if (size >= 1e4) return `${digits(value / 1e3)} k`;
  if (size >= 100) return whole.format(value);
  return digits(value);
}

/** Like {@link short}, without zeros that say nothing: 2000000 → `2 M`. */
export function compact(value) {
  return tidy(short(value));
}

/** A figure in words without zeros at its end that say nothing: `0.500` → `0.5`. */
export function tidy(text) {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

/** Up to three digits that matter: 0.012345 → `0.0123`. */
export function digits(value) {
  if (!known(value)) {
    return UNKNOWN;
  }
  if (value === 0) {
    return "0";
  }
  const size = Math.abs(value);
  if (size < 1e-4) {
    return value.toExponential(1).replace("e-", "e−");
  }
  const places = Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(size))));
  return minus(value.toFixed(places));
}

/** A rate per second: `12.4 k/s`. */
export function rate(value) {
  return known(value) ? `${short(value)}/s` : UNKNOWN;
}

/** A rating with two standard deviations, in tens where these are large: `1,213 ± 38`, `1,490 ± 280`. */
export function rating(value, sigma) {
  if (!known(value)) {
    return "unrated";
  }
  const unit = 2 * sigma >= VAGUE ? 10 : 1;
  const rounded = (points) => minus(whole.format(Math.round(points / unit) * unit));
  return sigma > 0 ? `${rounded(value)} ± ${rounded(2 * sigma)}` : rounded(value);
}

/** With its sign: `+12`. */
export function change(value) {
  return `${value > 0 ? "+" : ""}${minus(whole.format(value))}`;
}

/** 0.634 → `63 %`, and with one place `63.4 %`; a line does not end before the sign. */
export function percent(share, places = 0) {
  return known(share) ? `${minus(places > 0 ? (100 * share).toFixed(places) : whole.format(100 * share))}\u00a0%` : UNKNOWN;
}

/** The ends of an interval of shares: `48 and 76 %`. */
export function interval(low, high) {
  return `${whole.format(100 * low)} and ${percent(high)}`;
}

/** Seconds as a clock: 83 → `1:23`. */
export function clock(seconds) {
  const all = Math.max(0, Math.floor(seconds));
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

/** A span in words: 3723 → `1 h 2 min`. */
export function span(seconds) {
  if (!known(seconds)) return UNKNOWN;
  if (seconds < 60) return `${whole.format(seconds)} s`;
  if (seconds < 3600) return `${whole.format(Math.floor(seconds / 60))} min`;
  const hours = Math.floor(seconds / 3600);
  if (hours < 48) return `${hours} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(hours / 24)} days`;
}

/**
 * How long ago, in words.
 * @param {string | number} time ISO text or milliseconds since 1970
 */
export function ago(time) {
  const seconds = (Date.now() - new Date(time).getTime()) / 1000;
  return seconds < 5 ? "just now" : `${span(seconds)} ago`;
}

/** The exact time, for a title. */
export function exact(time) {
  return new Date(time).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });
}

/** `1 match`, `3 matches`. */
export function count(number, one, many) {
  return `${integer(number)} ${number === 1 ? one : many}`;
}

function known(value) {
  return typeof value === "number" && Number.isFinite(value);
}

/** With the sign that is as wide as a plus, and none before a zero. */
function minus(text) {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text.replace("-", "−");
}
