// What agents think, brought together with what stands on the board.

import { wordsOfOrder } from "../board/registry.js";

/** Units farther from where an actor was than this are not it. */
const NEAR = 0.12;
const MOST_VERBS = 6;

/**
 * An actor of an agent, and what the agent thinks of it.
 *
 * @typedef {{ key: string, seat: number, team: number, player: string, value?: number, chance?: number, unit?: any, place?: any,
 *     verbs: { name: string, words: string, share: number, chosen: boolean }[],
 *     aims: { words: string, share: number, cell?: number, place?: { x: number, y: number }, unit?: any }[], verb?: string }} Thinker
 */

/** All that think now, in the order of their seats. @returns {Thinker[]} */
export function thinkers(feed) {
  const { scene, thoughts } = feed;
  if (!scene || !thoughts) {
    return [];
  }
  return thoughts.seats.flatMap((seat) => {
    const team = scene.game.seatTeams[seat.seat];
    const player = feed.seats.find((one) => one.seat === seat.seat)?.player ?? "";
    return seat.actors.map((actor, i) => thinker(scene, seat, actor, { key: `${seat.seat}.${i}`, seat: seat.seat, team, player }));
  });
}

function thinker(scene, seat, actor, who) {
  const place = asShown(scene, who.team, actor.place);
  const unit = place && nearest(scene, place, (one) => one.team === who.team && !/^(bolt|mark)$/.test(one.kind));
  const { verbs } = scene.layout;
  const chosen = actor.verb;
  return {
    ...who,
    value: seat.value,
    chance: seat.winProbability,
    unit,
    place,
    verb: verbs[chosen]?.name,
    verbs: actor.verbProbabilities
      .map((share, verb) => ({ name: verbs[verb].name, words: wordsOfOrder(scene, unit, verbs[verb]), share, chosen: verb === chosen }))
      .filter(({ share, chosen: own }) => share >= 0.005 || own)
      .sort((a, b) => b.share - a.share)
      .slice(0, MOST_VERBS),
    aims: actor.targets.map((target, i) => aim(scene, who, unit, verbs[chosen], target, actor.targetPlaces[i], actor.targetProbabilities[i])),
  };
}

function aim(scene, who, unit, verb, target, at, share) {
  if (verb.target !== "ENTITY") {
    return { cell: target, share, words: wordsOfOrder(scene, unit, verb, target) };
  }
  const place = asShown(scene, who.team, at);
  const meant = nearest(scene, place, () => true);
  const words = meant ? `${scene.game.teams[meant.team] ? `${scene.game.teams[meant.team]}’s ` : ""}${meant.kind}` : "something out of sight";
  return { place, unit: meant, share, words };
}

/** A place as an actor's view saw it, in the coordinates of the board. */
function asShown(scene, team, place) {
  if (!place) {
    return undefined;
  }
  const turn = scene.game.teams.length === 2 && team === 1 ? -1 : 1;
  return { x: place.x * turn, y: place.y * turn };
}

function nearest(scene, { x, y }, fits) {
  let found;
  let least = NEAR;
  for (const unit of scene.units.values()) {
    const away = Math.hypot(unit.x - x, unit.y - y);
    if (away < least && fits(unit)) {
      found = unit;
      least = away;
    }
  }
  return found;
}
