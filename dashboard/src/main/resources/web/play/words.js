// Opponents in words: how strong somebody is, seen from the strongest and the weakest there are.

const STEPS = [
  [0.08, "just starting"],
  [0.3, "a beginner"],
  [0.55, "a fair opponent"],
  [0.8, "strong"],
  [1.01, "very strong"],
];

/**
 * @param {{ rating?: number | null }} player
 * @param {{ rating?: number | null }[]} all
 */
export function strength(player, all) {
  const rated = all.map((one) => one.rating).filter((one) => typeof one === "number");
  if (typeof player.rating !== "number" || rated.length === 0) {
    return "of unknown strength";
  }
  const low = Math.min(0, ...rated);
  const high = Math.max(low + 400, ...rated);
  const share = (player.rating - low) / (high - low);
  return STEPS.find(([limit]) => share < limit)[1];
}

/**
 * The opponent for somebody who has not chosen: the first game is against one of middling strength.
 * @param {{ name: string, rating?: number | null, kind: string }[]} all
 */
export function suitable(all) {
  const learned = all.filter((one) => one.kind === "agent");
  const house = learned.find((one) => one.name === "house");
  if (house) {
    return house;
  }
  const rated = (learned.length > 0 ? learned : all)
    .filter((one) => typeof one.rating === "number")
    .sort((a, b) => a.rating - b.rating);
  return rated[Math.floor((rated.length - 1) / 2)] ?? learned[0] ?? all[0];
}

/**
 * The order in which opponents are offered: the house player, whom everybody can meet, then those whose strength is known, the
 * strongest first, then the others.
 */
export function offered(all) {
  const rank = (one) => (one.name === "house" ? 0 : typeof one.rating === "number" ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b) || (b.rating ?? 0) - (a.rating ?? 0));
}
