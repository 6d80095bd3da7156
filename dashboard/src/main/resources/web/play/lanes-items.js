// A hero's items: what it carries and uses, what it can buy, and why not.

import { USABLE, carried, goldOf, itemsOf } from "../board/lanes/facts.js";

export class Items {
  constructor(scene, choices) {
    this.scene = scene;
    this.choices = choices;
    this.all = itemsOf(scene);
  }

  /** All items with how many the hero carries: `{ …, key, count, seconds, share }`; seconds and share until it can be used again. */
  of(hero) {
    return this.all.map((item) => {
      const seconds = item.name === "aegis" ? hero.number("aegisWait") * this.scene.drawing("effect:aegis")[2] : 0;
      return { ...item, key: String(item.item + 1), count: carried(this.scene, hero, item.name), usable: USABLE.includes(item.name), seconds,
        share: hero.number("aegisWait") * (item.name === "aegis" ? 1 : 0) };
    });
  }

  /** The order that uses an item, `{ order }`, or why not, `{ why }`. */
  use(hero, number) {
    const item = this.of(hero)[number];
    const why = this.#whyNotUse(hero, item);
    return why ? { why } : { order: this.choices.order("use", number, true) };
  }

  #whyNotUse(hero, item) {
    if (item.count === 0) return `You carry no ${item.name}: the shop (B) at your fountain has it.`;
    if (!item.usable) return `${item.title} ${item.name.endsWith("s") ? "work" : "works"} without being used.`;
    if (hero.number("stunned") > 0) return "Your hero is stunned.";
    if (item.seconds > 0) return `${item.title} is ready in ${Math.ceil(item.seconds)} s.`;
    return this.choices.targets("use").includes(item.item) ? undefined : `${item.title} cannot be used now.`;
  }

  /** The order that buys an item, `{ order }`, or why not, `{ why }`. */
  buy(hero, number) {
    const item = this.of(hero)[number];
    const why = this.whyNotBuy(hero, item);
    return why ? { why } : { order: this.choices.order("buy", number, true) };
  }

  /** Why the hero cannot buy an item, or undefined. */
  whyNotBuy(hero, item) {
    if (item.count >= item.most) return item.most > 1 ? `You carry ${item.most} already.` : "You carry one already.";
    const missing = item.price - goldOf(this.scene, hero).gold;
    if (missing > 0) return `${missing} gold short.`;
    if (!this.isHome(hero)) return "Only at your fountain.";
    return hero.number("stunned") > 0 ? "Your hero is stunned." : undefined;
  }

  /** Whether the hero is at its fountain. */
  isHome(hero) {
    return distance(hero, this.home) <= this.scene.drawing("fountainRadius")[0];
  }

  /** Whether the hero is so near to its fountain that it walks there rather than recalling. */
  isNearHome(hero) {
    return distance(hero, this.home) <= this.scene.drawing("recallRadius")[0];
  }

  /** Where the fountain is. */
  get home() {
    const [x, y] = this.scene.drawing("fountain");
    return { x, y };
  }
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
