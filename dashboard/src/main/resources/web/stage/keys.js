// Keys of somebody who watches.

/** What every key does, for people to read. */
export const KEYS = [
  ["Space", "play or pause"],
  ["← →", "a step back, a step on"],
  ["Q E", "kill or tower before, next kill or tower"],
  ["R T", "start, end (or now)"],
  ["− +", "slower, faster"],
  ["V", "next view"],
  ["H", "hero whose thoughts are shown; Esc: none"],
  ["Z X", "nearer, farther; or the wheel"],
  ["Shift + arrows", "move the map while it is near"],
  ["F1", "these keys"],
];

/**
 * Does what a key of somebody who watches means.
 *
 * @param {KeyboardEvent} event
 * @param {{ pace?: import("./pace.js").Pace, jump: (forward: boolean) => void, speeds: number[], turnView: () => void,
 *     turnHero: (back: boolean) => void, noHero: () => void, tell: () => void }} desk
 * @returns {boolean} whether it meant something
 */
export function watchKey(event, desk) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) {
    return false;
  }
  const { pace } = desk;
  const timed = {
    " ": () => pace.play(pace.paused),
    ArrowLeft: () => pace.step(-1),
    ArrowRight: () => pace.step(1),
    q: () => desk.jump(false),
    e: () => desk.jump(true),
    r: () => pace.seek(pace.first),
    t: () => (pace.live ? pace.follow() : pace.seek(pace.last)),
    "-": () => faster(pace, desk.speeds, -1),
    "+": () => faster(pace, desk.speeds, 1),
    "=": () => faster(pace, desk.speeds, 1),
  };
  const always = {
    v: desk.turnView,
    h: () => desk.turnHero(event.shiftKey),
    Escape: desk.noHero,
    F1: desk.tell,
  };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isArrow = key.startsWith("Arrow");
  const act = always[key] ?? (pace && !(isArrow && event.shiftKey) ? timed[key] : undefined);
  act?.();
  return act !== undefined;
}

function faster(pace, speeds, by) {
  const at = speeds.indexOf(pace.speed);
  pace.setSpeed(speeds[Math.max(0, Math.min(speeds.length - 1, at + by))]);
}

/** Fields and buttons keep the keys that they need. */
function isTyping(event) {
  const on = event.target;
  if (on.closest?.("input[type='range']")) {
    return event.key === "Home" || event.key === "End";
  }
  if (on.closest?.("input, select, textarea")) {
    return true;
  }
  return (event.key === " " || event.key === "Enter") && on.closest?.("button, a, summary") !== null;
}
