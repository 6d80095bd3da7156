// Which hero somebody plays in a game of lanes: the first seat of a side is theirs, and both sides have the same heroes.

import { HEROES, kindInWords } from "../board/lanes/facts.js";

/** Who comes along, the most needed first. */
const COMPANY = ["warden", "mender", "archer", "mage", "binder"];

/**
 * The heroes that can be chosen in a game, `[{ name, title, does }]`; none where it has no heroes. A name of undefined leaves the choice
 * to the game.
 */
export function heroChoices(game) {
  if (!game.name.startsWith("lanes")) {
    return [];
  }
  const heroes = HEROES.map((name) => ({ name, title: name.charAt(0).toUpperCase() + name.slice(1), does: kindInWords(name)[1] }));
  return [{ name: undefined, title: "As usual", does: "The heroes that the game has of itself, and that agents are used to." }, ...heroes];
}

/** Settings of a match in which somebody plays a hero; undefined where the choice is the game's. */
export function settingsFor(game, hero) {
  if (!hero || !HEROES.includes(hero)) {
    return undefined;
  }
  const company = COMPANY.filter((one) => one !== hero).slice(0, game.seats / game.teams.length - 1);
  return { "lanes.heroes": [hero, ...company].join(",") };
}
