// Matches that were played to their end, as a table: who against whom, how it ended, and whether it can be watched.

import { html, nothing } from "lit";
import { ago, clock, count, exact } from "../app/format.js";
import { shown } from "../app/names.js";
import { go } from "../app/router.js";
import { inRun } from "../app/run.js";

const WHY = {
  evaluation: ["measured", "Played by the workers to measure: rated. Its players and seed are recorded, but no pictures."],
  tournament: ["tournament", "Somebody asked for a tournament: rated."],
  exhibition: ["exhibition", "Played for people to watch: rated where it was between frozen players of a run that trains."],
  play: ["played", "A person took part."],
  training: ["training", "To learn from: not rated."],
};

/**
 * @param {object[]} matches as the server tells them
 * @param {{ rates: Map<string, number>, replays: Set<string>, label: string }} known ticks per second by game; replays that can be watched
 */
export function matchTable(matches, { rates, replays, label }) {
  return html`<div class="table" tabindex="0" role="region" aria-label=${label}><table class="matches">
    <thead><tr><th scope="col">Ended</th><th scope="col">Amber</th><th scope="col">Sky</th><th scope="col" class="number">Lasted</th>
      <th scope="col">Why</th><th scope="col">Replay</th></tr></thead>
    <tbody>${matches.map((match) => row(match, rates, replays))}</tbody>
  </table></div>`;
}

function row(match, rates, replays) {
  const replay = match.replay && replays.has(`replay/${match.replay}`) ? `/match/replay/${match.replay}` : undefined;
  const rate = rates.get(match.game) ?? 0;
  const [why, told] = WHY[match.purpose] ?? [match.purpose, ""];
  return html`<tr ?data-open=${replay !== undefined} @click=${(event) => replay && !event.target.closest("a") && go(replay)}>
    <th scope="row" class="muted"><time title=${exact(match.time)}>${ago(match.time)}</time></th>
    ${[0, 1].map((team) => side(match, team))}
    <td class="number">${rate > 0 ? clock(match.ticks / rate) : count(match.ticks, "move", "moves")}</td>
    <td class="muted small" title=${told}>${why}</td>
    <td>${replay ? html`<a href=${replay}>Watch</a>` : html`<span class="muted small" title="Its players and seed are recorded; only matches on this arena keep a replay, and of those the newest.">not kept</span>`}</td>
  </tr>`;
}

function side(match, team) {
  const one = match.sides[team];
  if (!one) {
    return html`<td></td>`;
  }
  const names = [...new Set(one.players)];
  const ended = one.outcome > 0 ? "won" : one.outcome < 0 ? "lost" : "drew";
  return html`<td><span class="team" data-team=${team} data-ended=${ended}><span>${names.map((name, i) => html`${i > 0 ? ", " : nothing}${linked(name)}`)}</span>
    <span class="tag" data-ended=${ended}>${ended}</span></span></td>`;
}

/** Whom the league knows has a page. */
function linked(name) {
  const known = /^(bot:.+|[^@:]+@[0-9]+)$/.test(name);
  return known ? html`<a href=${inRun(`/league/${encodeURIComponent(name)}`)}>${name}</a>` : shown(name);
}
