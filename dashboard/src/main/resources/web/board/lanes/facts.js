// What a player should know of units and abilities, in words; the numbers come from the game.

/** Keys of the ability slots, in the order of the verbs ability1, ability2, ability3. */
export const KEYS = ["Q", "W", "E"];

const ABILITIES = [
  { name: "Bash", aim: "entity", does: "A blow that stuns one enemy close by." },
  { name: "Bulwark", aim: "self", does: "A shield that takes damage for a while." },
  { name: "Bolt", aim: "direction", does: "A bolt that flies straight and hits the first enemy in its way." },
  { name: "Focus", aim: "self", does: "Much faster shots for a while." },
];

const KINDS = {
  warden: "Warden, a sturdy fighter",
  archer: "Archer, who shoots from afar",
  melee: "Creep with a blade",
  ranged: "Creep with a sling",
  tower: "Tower",
  core: "Core: when it falls, the match is over",
  bolt: "Bolt in flight",
};

export const HEROES = ["warden", "archer"];
const NONE = -1;

/** What a kind of unit is, in a few words. */
export function kindInWords(kind) {
  return KINDS[kind] ?? kind;
}

/**
 * A hero kind's ability in each slot, or undefined where it has none.
 *
 * @param {import("../../wire/scene.js").Scene} scene
 * @param {string} kind
 */
export function abilitiesOf(scene, kind) {
  const numbers = scene.drawing(`abilities:${kind}`);
  return KEYS.map((key, slot) => {
    const index = numbers[slot] ?? NONE;
    if (index === NONE) {
      return undefined;
    }
    return {
      key,
      slot,
      ...ABILITIES[index],
      mana: scene.drawing("abilityMana")[index],
      cooldown: scene.drawing("abilityCooldown")[index],
      range: scene.drawing("abilityRange")[index],
    };
  });
}

/** A number that the game gives by kind of unit, e.g. `sight`. */
export function byKind(scene, name, kind) {
  return scene.drawing(name)[scene.layout.kinds.findIndex((one) => one.name === kind)] ?? 0;
}
