// How the chance to win went over the match: Amber's share from below, Sky's from above.

import { html } from "lit";
import { Element } from "../app/element.js";
import { clock, percent } from "../app/format.js";

const WIDTH = 320;
const HEIGHT = 72;
const MOST_POINTS = 160;

class Chances extends Element {
  static properties = { chances: { attribute: false }, beat: { attribute: false }, game: { attribute: false }, tick: { attribute: false } };

  shouldUpdate(changed) {
    return changed.has("beat") || changed.has("game");
  }

  render() {
    const points = thin(this.chances);
    const last = points.at(-1);
    const start = points[0].tick;
    const end = Math.max(start + 1, last.tick);
    const x = (tick) => ((tick - start) / (end - start)) * WIDTH;
    const line = points.map(({ tick, chance }) => `${x(tick).toFixed(1)},${((1 - chance) * HEIGHT).toFixed(1)}`).join(" ");
    const rate = this.game.ticksPerSecond;
    const label = `${this.game.teams[0]}'s chance to win: ${percent(last.chance)} now, ${percent(points[0].chance)} at the start`;
    return html`<figure class="chances">
      <figcaption><span>Chance to win</span><span class="muted">${rate > 0 ? clock(last.tick / rate) : ""}</span></figcaption>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
        <polygon class="sky" points="0,0 ${line} ${WIDTH},0"></polygon>
        <polygon class="amber" points="0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}"></polygon>
        <line x1="0" x2=${WIDTH} y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>
        <polyline points=${line}></polyline>
      </svg>
    </figure>`;
  }
}

function thin(chances) {
  const step = Math.ceil(chances.length / MOST_POINTS);
  return chances.filter((_, i) => i % step === 0 || i === chances.length - 1);
}

customElements.define("agon-chances", Chances);
