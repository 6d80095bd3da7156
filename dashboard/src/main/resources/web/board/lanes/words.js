// What somebody who points at a unit should know, in lines.

import { percent } from "../../app/format.js";
import { HEROES, ITEMS, abilitiesOf, byKind, carried, goldOf, healthOf, inMetres, kindInWords, levelOf, manaOf, runeInWords, runeOf }
  from "./facts.js";

/** Statuses by the feature that tells of them, and what they mean. */
const STATUSES = [
  ["stunned", "Stunned: can do nothing"],
  ["rooted", "Rooted: cannot walk"],
  ["silenced", "Silenced: cannot use abilities"],
  ["slowed", "Slowed"],
  ["shield", "Shielded"],
  ["focused", "Focused: attacks far faster"],
  ["might", "Might: strikes harder"],
  ["haste", "Haste: walks faster"],
  ["healing", "Heals until it is hurt"],
  ["recalling", "On its way home, unless it is hurt"],
];

/** @returns {string[]} the first is a title */
export function wordsFor(scene, unit) {
  const [name, does] = kindInWords(unit.kind);
  if (unit.kind === "rune") {
    const rune = runeOf(unit);
    return [`Rune of ${rune}`, runeInWords(scene, rune), does];
  }
  const team = scene.game.teams[unit.team];
  const lines = [team ? `${team}'s ${name}` : capital(name), does];
  if (unit.has("healthAmount")) {
    lines.push(healthLine(scene, unit));
  }
  if (HEROES.includes(unit.kind)) {
    lines.push(...heroLines(scene, unit));
  }
  lines.push(...strikeLines(scene, unit), ...statusLines(unit));
  return lines;
}

function healthLine(scene, unit) {
  const [now, most] = healthOf(scene, unit);
  const shield = Math.round(unit.number("shield") * (scene.drawing("mostShield")[0] ?? 0));
  return `${most > 0 ? `${now} of ${most} health` : `${percent(unit.number("health"))} health`}${shield > 0 ? `, shield ${shield}` : ""}`;
}

function heroLines(scene, hero) {
  const [mana, mostMana] = manaOf(scene, hero);
  const items = ITEMS.map((item) => [item, carried(scene, hero, item)]).filter(([, count]) => count > 0)
    .map(([item, count]) => (count > 1 ? `${count} ${item}s` : item));
  const own = scene.viewTeam === undefined || scene.viewTeam === hero.team;
  return [
    `Level ${levelOf(hero)}, ${mana} of ${mostMana} mana${own ? `, ${goldOf(scene, hero).text} gold` : ""}`,
    ...(items.length > 0 ? [`Carries ${items.join(", ")}`] : []),
    `Abilities: ${abilitiesOf(scene, hero).map((ability) => ability.title).join(", ")}`,
  ];
}

function strikeLines(scene, unit) {
  const lines = [];
  const range = byKind(scene, "range", unit.kind);
  if (range > 0 && unit.number("damage") > 0) {
    const damage = Math.round(unit.number("damage") * (scene.drawing("mostDamage")[0] ?? 0));
    lines.push(`Attacks for ${damage} up to ${inMetres(scene, range).toFixed(1)} m away`);
  }
  if (unit.number("invulnerable") > 0) {
    lines.push("Cannot be hurt yet: a tower before it has to fall first");
  }
  return lines;
}

function statusLines(unit) {
  return STATUSES.filter(([feature]) => unit.number(feature) > 0).map(([, words]) => words);
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
