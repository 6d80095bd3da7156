// Players in words: how strong somebody is, and whom one should meet.

import { percent } from "../app/format.js";

/** Somebody whom a link invites. */
export const PERSON = { name: "human", kind: "human", rating: null, ratingSigma: null, description: "" };

const POINTS_OF_TEN_TO_ONE = 400;
/** A standing from fewer matches says too little to choose by. */
const ENOUGH_MATCHES = 3;

/** Chance that one wins against another, by their ratings. */
export function chance(rating, other) {
  return 1 / (1 + 10 ** ((other - rating) / POINTS_OF_TEN_TO_ONE));
}

/**
 * What can be expected of somebody, by their rating: `should beat rush 90 %`.
 * @param {{ name: string, rating?: number | null }} player
 * @param {{ name: string, rating: number }[]} anchors
 */
export function prospects(player, anchors) {
  if (typeof player.rating !== "number") {
    return "of unknown strength";
  }
  const others = anchors.filter((one) => `bot:${one.name}` !== player.name).sort((a, b) => b.rating - a.rating);
  const beaten = others.find((one) => chance(player.rating, one.rating) >= 0.5);
  if (beaten) {
    return `should beat ${beaten.name} ${share(chance(player.rating, beaten.rating))}`;
  }
  return others.length > 0 ? `should lose to ${others.at(-1).name} ${share(1 - chance(player.rating, others.at(-1).rating))}` : "";
}

function share(chances) {
  return chances > 0.985 ? "nearly always" : percent(chances);
}

/**
 * The opponent for somebody who has not chosen: who is nearest to their own rating, or, for somebody new, the house player or else one of
 * middling strength; never a program that dials in, against which no match counts.
 * @param {{ name: string, rating?: number | null, kind: string }[]} all
 * @param {{ rating?: number, matches?: number }} [own]
 */
export function suitable(all, own) {
  const rated = all.filter((one) => typeof one.rating === "number" && one.kind !== "remote").sort((a, b) => a.rating - b.rating);
  if (typeof own?.rating === "number" && own.matches >= ENOUGH_MATCHES && rated.length > 0) {
    return rated.reduce((best, one) => (Math.abs(one.rating - own.rating) < Math.abs(best.rating - own.rating) ? one : best));
  }
  const learned = all.filter((one) => one.kind === "agent");
  const house = learned.find((one) => one.name === "house");
  if (house) {
    return house;
  }
  const among = learned.length > 0 ? rated.filter((one) => one.kind === "agent") : rated;
  return among[Math.floor((among.length - 1) / 2)] ?? learned[0] ?? all[0];
}

/**
 * The order in which players are offered: the house player, whom everybody can meet, then those whose strength is known, the
 * strongest first, then the others.
 */
export function offered(all) {
  const rank = (one) => (one.name === "house" ? 0 : typeof one.rating === "number" ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b) || (b.rating ?? 0) - (a.rating ?? 0));
}
