// The scoreboard of lanes: every hero that was seen, with what is known of it.

import { html, nothing } from "lit";
import { percent } from "../app/format.js";
import { HEROES, ITEMS, carried, goldOf, levelOf } from "../board/lanes/facts.js";
import { tallyOf } from "../board/lanes/tally.js";
import "./glyph.js";

/** Rows of heroes by team; `own` is the id of the player's. */
export function lanesScore(scene, own) {
  const heroes = [...scene.units.values(), ...tallyOf(scene).gone()].filter((unit) => HEROES.includes(unit.kind));
  return html`<div class="table"><table class="score">
      <thead><tr>
        <th scope="col">Hero</th><th scope="col" class="number">Level</th><th scope="col" class="number">Health</th>
        <th scope="col" class="number">Kills</th><th scope="col" class="number">Deaths</th><th scope="col" class="number">Last hits</th>
        <th scope="col" class="number">Denies</th><th scope="col" class="number">Gold</th><th scope="col">Items</th>
      </tr></thead>
      <tbody>${heroes.sort((a, b) => a.team - b.team || a.id - b.id).map((hero) => row(scene, hero, hero.id === own))}</tbody>
    </table></div>
    <p class="muted small">Kills, deaths and hits are those your side saw since you came. Enemies’ gold is hidden.</p>`;
}

function row(scene, hero, own) {
  const { kills, deaths, lastHits, denies } = tallyOf(scene).of(hero.id);
  const known = scene.viewTeam === undefined || scene.viewTeam === hero.team;
  return html`<tr ?data-own=${own}>
    <td><span class="team" data-team=${hero.team}>${hero.kind}</span>${own ? html` <b>you</b>` : nothing}</td>
    <td class="number">${levelOf(hero)}</td>
    <td class="number">${scene.units.has(hero.id) ? percent(hero.number("health")) : known ? "dead" : "unseen"}</td>
    <td class="number">${kills}</td><td class="number">${deaths}</td><td class="number">${lastHits}</td><td class="number">${denies}</td>
    <td class="number">${known ? goldOf(scene, hero).text : "–"}</td>
    <td><span class="carried">${ITEMS.filter((item) => carried(scene, hero, item) > 0)
      .map((item) => html`<agon-glyph name=${item} title=${item}></agon-glyph>`)}</span></td>
  </tr>`;
}
