// Under the board: the own hero with its abilities, what it carries, its purse and the shop.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { healthOf, levelOf, manaOf } from "../board/lanes/facts.js";
import "./glyph.js";

class LanesHud extends Element {
  static properties = { controls: { attribute: false }, scene: { attribute: false }, beat: { attribute: false } };

  render() {
    const { controls } = this;
    const hero = controls.hero ?? controls.lastHero;
    if (!hero) {
      return html`<div class="hud"><span>Your hero is on its way…</span></div>`;
    }
    const items = controls.items();
    return html`<div class="hud" role="toolbar" aria-label="Your hero">
        ${this.#self(hero, controls)}
        <div class="abilities">${controls.abilities().map((ability) => ability.title && this.#ability(ability))}</div>
        <div class="bag" role="group" aria-label="What you carry">${items.map((item) => this.#item(item))}</div>
        <div class="purse">
          <span class="gold" title="Gold">${controls.purse()} gold</span>
          <button aria-expanded=${controls.shopping} @click=${() => controls.openShop(!controls.shopping)}><kbd>B</kbd> Shop</button>
          <button title="Stand still for a moment to return to your fountain." @click=${() => controls.recall()}><kbd>H</kbd> Home</button>
        </div>
      </div>
      ${controls.shopping ? this.#shop(items, controls) : nothing}`;
  }

  updated() {
    for (const button of this.querySelectorAll("[data-share]")) {
      button.style.setProperty("--share", button.dataset.share);
    }
  }

  #self(hero, { hero: here }) {
    const [health, mostHealth] = healthOf(this.scene, hero);
    const [mana, mostMana] = manaOf(this.scene, hero);
    return html`<div class="self">
      <div class="line">
        <span class="team" data-team=${hero.team}><b>${hero.kind}</b></span>
        <span class="muted">${here ? `level ${levelOf(hero)}` : "back soon"}</span>
      </div>
      <div data-team=${hero.team}><progress class="health" max="1" .value=${here ? hero.number("health") : 0} aria-label="Health"></progress></div>
      <progress class="mana" max="1" .value=${here ? hero.number("mana") : 0} aria-label="Mana"></progress>
      <div class="line muted">
        <span>${here ? health : 0}${mostHealth > 0 ? ` / ${mostHealth}` : ""}</span><span>${here ? mana : 0} / ${mostMana}</span>
      </div>
      <div class="line"><progress class="experience" max="1" .value=${hero.number("experience")} aria-label="Experience"></progress></div>
    </div>`;
  }

  #ability(ability) {
    return html`<button
      class="ability"
      title="${ability.does} Costs ${ability.mana} mana, ready again after ${ability.cooldown} s."
      aria-pressed=${ability.aiming}
      data-share=${ability.share.toFixed(2)}
      @click=${ability.press}
    >
      <kbd>${ability.key}</kbd><span class="name">${ability.title}</span>
      ${ability.seconds > 0 ? html`<span class="wait">${Math.ceil(ability.seconds)}</span>` : nothing}
    </button>`;
  }

  #item(item) {
    const label = item.count > 0 ? `${item.title}${item.count > 1 ? `, ${item.count}` : ""}` : `No ${item.name}`;
    return html`<button
      class="item"
      ?data-empty=${item.count === 0}
      ?data-passive=${!item.usable}
      data-share=${item.share.toFixed(2)}
      title="${item.title}: ${item.does}"
      aria-label=${label}
      @click=${item.press}
    >
      <agon-glyph name=${item.name}></agon-glyph><span class="key">${item.key}</span>
      ${item.count > 1 ? html`<span class="count">${item.count}</span>` : nothing}
    </button>`;
  }

  #shop(items, controls) {
    return html`<section class="shop" role="dialog" aria-label="Shop">
      <header><h2>Shop</h2><span class="gold">${controls.purse()} gold</span>
        <button class="plain" @click=${() => controls.openShop(false)}>Close <kbd>B</kbd></button></header>
      <div class="goods">
        ${items.map((item) => html`<button class="good" aria-disabled=${item.why !== undefined} @click=${item.buy}>
          <agon-glyph name=${item.name}></agon-glyph>
          <b><kbd>${item.key}</kbd> ${item.title}</b><span class="gold">${item.price}</span>
          <span class="does">${item.does}</span>
          <span class="why">${item.why ?? (item.count > 0 ? `You carry ${item.count}.` : "")}</span>
        </button>`)}
      </div>
    </section>`;
  }
}

customElements.define("agon-lanes-hud", LanesHud);
