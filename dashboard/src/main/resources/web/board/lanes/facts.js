// What a player should know of units, abilities, items and runes, in words; the numbers come from the game.

import { percent } from "../../app/format.js";

/** Keys of the ability slots, in the order of the verbs ability1, ability2, ability3. */
export const KEYS = ["Q", "W", "E"];

/** What an ability's slot is aimed at; the second may be aimed at a place instead. */
const AIMS = ["entity", "direction", "self"];

/** The kinds of heroes, in the order of the game. */
export const HEROES = ["warden", "archer", "mage", "mender", "binder"];
export const CREEPS = ["melee", "ranged", "siege"];
export const BUILDINGS = ["tower", "core"];
export const RUNES = ["bounty", "might", "haste"];
/** In the order of the game's numbers. */
export const ITEMS = ["salve", "tonic", "boots", "blade", "gloves", "plate", "orb", "aegis"];
/** Items that do something when used. */
export const USABLE = ["salve", "tonic", "aegis"];

const KINDS = {
  warden: ["warden", "Stands in front, stuns, takes blows."],
  archer: ["archer", "Shoots from afar."],
  mage: ["mage", "Bursts: spends mana fast and hits hard."],
  mender: ["mender", "Heals and shields its own."],
  binder: ["binder", "Holds others in place, silences them, sets wards."],
  melee: ["melee creep", "Walks its lane and fights what it meets."],
  ranged: ["ranged creep", "Walks its lane and shoots."],
  siege: ["siege creep", "Strikes buildings far harder than anything else."],
  tower: ["tower", "Shoots creeps first, and heroes who hurt heroes near it."],
  core: ["core", "When it falls, the match is over."],
  bolt: ["shot in flight", "Hits the first enemy in its way."],
  mark: ["mark", "Something falls here in a moment: get away."],
  ward: ["ward", "Sees for its side while it stands."],
  beast: ["beast", "Lives in the forest and is nobody's. Worth gold and experience."],
  rune: ["rune", "Belongs to the hero that comes first."],
};

/** What a kind of unit is called and what it does: `[name, sentence]`. */
export function kindInWords(kind) {
  return KINDS[kind] ?? [kind, ""];
}

const metres = (value) => `${value.toFixed(1)} m`;
const seconds = (value) => `${Number(value.toFixed(1))} s`;

/** By name: what it does, given `{ power, seconds, radius, range }`, distances in metres. */
const ABILITIES = {
  bash: (a) => `${a.power} damage to an enemy close by, and stuns it for ${seconds(a.seconds)}.`,
  charge: (a) => `Leap up to ${metres(a.range)}. Whoever is within ${metres(a.radius)} of the landing takes ${a.power} and is slowed for ${seconds(a.seconds)}.`,
  bulwark: (a) => `A shield that takes ${a.power} damage, for ${seconds(a.seconds)}.`,
  pin: (a) => `${a.power} damage to an enemy, and slows it for ${seconds(a.seconds)}.`,
  bolt: (a) => `Flies ${metres(a.range)} and hits the first enemy in its way for ${a.power}.`,
  focus: (a) => `Much faster shots for ${seconds(a.seconds)}.`,
  spark: (a) => `${a.power} damage to an enemy.`,
  meteor: (a) => `Falls where you aim after ${seconds(a.seconds)}: ${a.power} damage within ${metres(a.radius)}.`,
  nova: (a) => `${a.power} damage to all enemies within ${metres(a.radius)}, and slows them for ${seconds(a.seconds)}.`,
  mend: (a) => `Gives yourself or a hero of your side ${a.power} health.`,
  ray: (a) => `Flies ${metres(a.range)}; the first enemy in its way takes ${a.power} and is silenced for ${seconds(a.seconds)}.`,
  sanctuary: (a) => `Shields all heroes of your side within ${metres(a.radius)} against ${a.power} damage for ${seconds(a.seconds)}.`,
  root: (a) => `${a.power} damage to an enemy, and roots it for ${seconds(a.seconds)}.`,
  ward: (a) => `Stands where you aim and sees for your side, for ${seconds(a.seconds)}. You have one at a time.`,
  hush: (a) => `${a.power} damage to all enemies within ${metres(a.radius)}, and silences them for ${seconds(a.seconds)}.`,
};
const NAMES = Object.keys(ABILITIES);

/** By item: what it does, given its numbers in the order that the game gives them. */
const ITEM_WORDS = {
  salve: ([health, time]) => `Used up: ${health} health a second for ${seconds(time)}, until you are hurt.`,
  tonic: ([mana, time]) => `Used up: ${mana} mana a second for ${seconds(time)}, until you are hurt.`,
  boots: ([speed], half) => `You walk ${(speed * half / 100).toFixed(1)} m/s faster.`,
  blade: ([damage]) => `Your attacks strike ${damage} harder.`,
  gloves: ([share]) => `You attack ${percent(1 / share - 1)} more often.`,
  plate: ([armour, health]) => `${health} more health and ${armour} more armour.`,
  orb: ([mana, share]) => `${mana} more mana; abilities are ${percent(share - 1)} stronger.`,
  aegis: ([shield, time, wait]) => `Use it again and again: a shield of ${shield} for ${seconds(time)}, every ${seconds(wait)}.`,
};

const RUNE_WORDS = {
  bounty: ([gold]) => `${gold} gold for every hero of the side that takes it.`,
  might: ([share, time]) => `${percent(share - 1)} harder attacks for ${seconds(time)}.`,
  haste: ([speed, time], half) => `${(speed * half / 100).toFixed(1)} m/s faster for ${seconds(time)}.`,
};

/** A number that the game gives by kind of unit, e.g. `sight`. */
export function byKind(scene, name, kind) {
  return scene.drawing(name)[scene.layout.kinds.findIndex((one) => one.name === kind)] ?? 0;
}

/** A length of the game's coordinates in metres. */
export function inMetres(scene, length) {
  return (length * half(scene)) / 100;
}

function half(scene) {
  return scene.drawing("half")[0] ?? 1;
}

/** A hero's level, from 1. */
export function levelOf(hero) {
  return Math.max(1, Math.round(hero.number("level") * 10));
}

/**
 * The abilities of a hero by slot, with its level and items counted in: `{ key, slot, name, title, aim, own, mana, cooldown, range,
 * radius, does }`; lengths in the game's coordinates.
 *
 * @param {import("../../wire/scene.js").Scene} scene
 * @param {import("../../wire/scene.js").Unit} hero
 */
export function abilitiesOf(scene, hero) {
  return scene.drawing(`abilities:${hero.kind}`).map((index, slot) => {
    const number = (name) => scene.drawing(name)[index] ?? 0;
    const name = NAMES[index];
    const power = Math.floor((number("abilityPower") + number("abilityPowerPerLevel") * (levelOf(hero) - 1)) *
      (hero.number("orb") > 0 ? scene.drawing("effect:orb")[1] : 1));
    const range = number("abilityRange");
    const radius = number("abilityRadius");
    return {
      key: KEYS[slot],
      slot,
      name,
      title: name.charAt(0).toUpperCase() + name.slice(1),
      aim: number("abilityGround") > 0 ? "place" : AIMS[slot],
      own: number("abilityOwn") > 0,
      mana: number("abilityMana"),
      cooldown: number("abilityCooldown"),
      range,
      radius,
      does: ABILITIES[name]({ power, seconds: number("abilitySeconds"), radius: inMetres(scene, radius), range: inMetres(scene, range) }),
    };
  });
}

/** A number of an ability by its name, e.g. `abilityRadius`. */
export function ofAbility(scene, name, ability) {
  return scene.drawing(name)[scene.drawing(`ability:${ability}`)[0]] ?? 0;
}

/** What can be bought: `{ item, name, title, price, most, does }` by number. */
export function itemsOf(scene) {
  return ITEMS.map((name, item) => ({
    item,
    name,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    price: scene.drawing("itemPrice")[item],
    most: scene.drawing("itemMost")[item],
    does: ITEM_WORDS[name](scene.drawing(`effect:${name}`), half(scene)),
  }));
}

/** How many of an item a hero carries. */
export function carried(scene, hero, name) {
  return Math.round(hero.number(name) * (scene.drawing("itemMost")[ITEMS.indexOf(name)] ?? 1));
}

/** Which rune a unit is. */
export function runeOf(unit) {
  return unit.number("gold") > 0 ? "bounty" : unit.number("might") > 0 ? "might" : "haste";
}

export function runeInWords(scene, rune) {
  return RUNE_WORDS[rune](scene.drawing(`effect:${rune}`), half(scene));
}

/** Health of a unit in points: `[now, most]`; the most is unknown (0) for what is nearly dead, or stronger than can be told. */
export function healthOf(scene, unit) {
  const amount = unit.number("healthAmount");
  const now = Math.round(amount * (scene.drawing("mostHealth")[0] ?? 0));
  const share = unit.number("health");
  return [now, share > 0.03 && amount < 1 ? Math.round(now / share) : 0];
}

/** Mana of a hero in points: `[now, most]`. */
export function manaOf(scene, hero) {
  const orb = hero.number("orb") > 0 ? scene.drawing("effect:orb")[0] : 0;
  const most = byKind(scene, "heroMana", hero.kind) + byKind(scene, "heroManaPerLevel", hero.kind) * (levelOf(hero) - 1) + orb;
  return [Math.round(hero.number("mana") * most), most];
}

/** Gold of an own hero; `text` says where it is more than can be told. */
export function goldOf(scene, hero) {
  const most = scene.drawing("mostGold")[0] ?? 1000;
  const gold = Math.round(hero.number("gold") * most);
  return { gold, text: gold >= most ? `${most} or more` : String(gold) };
}
