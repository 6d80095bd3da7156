// One player of the league: its rating over time and how it did against everybody it met.

import { html, nothing } from "lit";
import { ago, count, exact, integer, percent, rating, short } from "../app/format.js";
import { ModelPage } from "../app/models.js";
import { go } from "../app/router.js";
import { inRun } from "../app/run.js";

class Player extends ModelPage {
  static properties = { ...ModelPage.properties, player: { attribute: false } };

  path() {
    return inRun(`/api/player?name=${encodeURIComponent(this.player)}`);
  }

  page(player) {
    return html`
      <header>
        <div><h1>${player.name}</h1><p>${describe(player)}</p></div>
        ${player.playable ? html`<a class="button primary" href=${inRun(`/play?game=${encodeURIComponent(player.game)}&opponent=${encodeURIComponent(player.playable)}`)}>Play against it</a>` : nothing}
      </header>
      <dl class="figures">
        <div><dt>Rating</dt><dd>${rating(player.rating, player.sigma)}</dd>
          <dd class="note">${player.anchor ? "fixed" : "with two standard deviations"}</dd></div>
        <div><dt>Rated matches</dt><dd>${integer(player.matches)}</dd>
          ${player.anchor ? nothing : html`<dd class="note">from which the rating follows</dd>`}</div>
        ${player.frozen ? html`<div><dt>Frozen</dt><dd title=${exact(player.frozen)}>${ago(player.frozen)}</dd></div>` : nothing}
        ${player.step > 0 ? html`<div><dt>Trained on</dt><dd>${short(player.step)} <small>decisions</small></dd></div>` : nothing}
      </dl>
      <section class="card">
        <header><h2>Against others</h2></header>
        ${player.opponents.length === 0
          ? html`<div class="empty"><b>It has not met anybody in a rated match yet.</b></div>`
          : html`<div class="table"><table>
              <thead><tr><th scope="col">Opponent</th><th scope="col" class="number">Matches</th><th scope="col" class="number">Won</th>
                <th scope="col" class="number">Drawn</th><th scope="col" class="number">Lost</th><th scope="col" class="number">Win rate</th></tr></thead>
              <tbody>${player.opponents.map((one) => row(one))}</tbody>
            </table></div>`}
      </section>`;
  }
}

function row(one) {
  const to = inRun(`/league/${encodeURIComponent(one.name)}`);
  return html`<tr data-open @click=${(event) => event.target.closest("a") || go(to)}>
    <th scope="row"><a href=${to}>${one.name}</a></th>
    <td class="number">${integer(one.matches)}</td><td class="number">${integer(one.wins)}</td>
    <td class="number">${integer(one.draws)}</td><td class="number">${integer(one.losses)}</td>
    <td class="number" title="between ${percent(one.low)} and ${percent(one.high)}">${percent(one.rate)}</td>
  </tr>`;
}

function describe(player) {
  if (player.anchor) {
    return "An anchor: a scripted player whose rating never moves, and so fixes the scale.";
  }
  return `A snapshot of the learner, in ${count(player.opponents.length, "match-up", "match-ups")}.`;
}

customElements.define("agon-player", Player);
