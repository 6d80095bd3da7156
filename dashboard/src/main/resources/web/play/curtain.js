// What lies over the board for a while: help, the scoreboard, who is waited for, the result.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { change, clock, percent, rating } from "../app/format.js";
import { shown } from "../app/names.js";
import { invitationLink } from "./seat.js";

/** A smaller change of the chance to win was no turning point. */
const LEAST_TURN = 0.1;

/** Help, in three lines, with what the match does meanwhile. */
export function helpCurtain(lines, close, note) {
  return curtain("How to play", html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
    <div class="actions"><button class="primary" ${ref(takeKeyboard)} @click=${close}>Let’s go</button><span class="muted small">${note}</span></div>`);
}

/** Who does how well. */
export function scoreCurtain(feed, controls) {
  const { scene, seats } = feed;
  return curtain("Scoreboard", html`<div class="table"><table>
      <thead><tr><th scope="col">Team</th><th scope="col">Player</th><th scope="col" class="number">Rating</th></tr></thead>
      <tbody>${[...new Map(seats.map((seat) => [`${seat.team} ${seat.player} ${seat.standIn}`, seat])).values()].map((seat) => html`<tr>
        <td><span class="team" data-team=${seat.team}>${scene.game.teams[seat.team]}</span></td>
        <td title=${seat.player}>${shown(seat.player)}${seat.standIn ? html` <span class="muted">(${seat.standIn} stands in)</span>` : nothing}</td>
        <td class="number">${rating(seat.rating, seat.ratingSigma)}</td>
      </tr>`)}</tbody>
    </table></div>
    ${controls.score?.() ?? nothing}`);
}

/**
 * Who has not come yet, and the links to send them.
 * @param {{ seat: number, team: number, token: string }[]} invitations those that this person may send
 */
export function waitingCurtain(feed, waiting, invitations, { begin, copied, copy }) {
  const { scene, seats } = feed;
  const names = waiting.map((seat) => seats.find((one) => one.seat === seat)?.player).filter(Boolean);
  const links = invitations.filter((one) => waiting.includes(one.seat));
  const title = names.length > 0 ? `Waiting for ${names.join(" and ")}` : links.length > 0 ? "Invite somebody" : "Waiting for others";
  return curtain(title, html`
    ${links.length === 0
      ? html`<p class="muted">The match begins as soon as everybody is here.</p>`
      : html`<p class="muted">Send ${links.length === 1 ? "this link" : "each of these links to one person"}. The match begins as soon as everybody is here.</p>
        ${links.map((one) => html`<div class="invite">
          <span class="team" data-team=${one.team}>${scene.game.teams[one.team]}</span>
          <input type="text" readonly aria-label="Link for ${scene.game.teams[one.team]}" .value=${invitationLink(one.token)} @focus=${(event) => event.target.select()} />
          <button @click=${() => copy(one)}>${copied === one.token ? "Copied" : "Copy"}</button>
        </div>`)}`}
    <div class="actions">
      <button class=${links.length === 0 ? "primary" : ""} @click=${begin}>Begin now</button>
      <span class="muted small">Agents play until they come.</span>
    </div>`);
}

/** A practice match that stands still: the board stays in sight. */
export function pauseNote(goOn) {
  return html`<div class="pause-note" role="status"><b>Paused</b><span class="muted">Orders that you give now count when it goes on.</span>
    <button class="primary" @click=${goOn}>Go on <kbd>P</kbd></button></div>`;
}

/** How it ended, what it did to the rating, the turning point, and what one can do now. */
export function resultCurtain(feed, sitting, { rematch, accept, leave, hand, unit }) {
  const { scene, over } = feed;
  const outcome = over.outcomes[scene.ownSeat];
  const { offer, series } = sitting;
  const title = offer ? `${offer.from} wants a rematch` : resultTitle(outcome, unit);
  return curtain(title, html`
    ${offer ? html`<p>${resultTitle(outcome, unit)}.</p>` : nothing}
    ${ratingChange(scene, over)}
    <p class="muted">${story(scene, over)}</p>
    ${series.won + series.drawn + series.lost > 1 ? html`<p class="muted">${seriesWords(series, unit)}</p>` : nothing}
    <div class="actions">
      ${outcome === undefined
        ? nothing
        : html`<button class="primary" ${ref(takeKeyboard)} @click=${offer ? accept : rematch}>${offer ? "Play again" : hand ? "Next hand" : "Rematch"}
            <span class="small">sides swapped</span></button>`}
      ${over.replay ? html`<a class="button" href="/match/${over.replay}">Watch the replay</a>` : nothing}
      <button @click=${leave}>Another match</button>
    </div>`, scene.game.ticksPerSecond > 0 ? "" : "low");
}

function resultTitle(outcome, unit) {
  const size = Math.abs(outcome);
  const by = unit && size > 0 ? ` ${size} ${unit}${size === 1 ? "" : "s"}` : "";
  return outcome === undefined ? "The match was broken off" : outcome > 0 ? `You won${by}` : outcome < 0 ? `You lost${by}` : "A draw";
}

function ratingChange(scene, over) {
  const own = over.ratingChanges?.find((one) => one.seat === scene.ownSeat);
  if (!own) {
    return over.unrated ? html`<p class="muted small">${over.unrated}</p>` : nothing;
  }
  const first = own.beforeSigma >= 349;
  return html`<p class="rated"><b>${rating(own.after, own.afterSigma)}</b>
    <span class="muted">${first ? "your first rating here" : html`your rating, <b data-up=${own.after >= own.before}>${change(own.after - own.before)}</b>`}</span></p>`;
}

function story(scene, over) {
  const rate = scene.game.ticksPerSecond;
  const turning = over.turningPoint;
  const length = rate > 0 ? `After ${clock(over.tick / rate)}.` : `After ${over.tick} moves.`;
  if (!turning || Math.abs(turning.after - turning.before) < LEAST_TURN) {
    return length;
  }
  const when = rate > 0 ? `at ${clock(turning.tick / rate)}` : `with move ${turning.tick + 1}`;
  const own = scene.ownTeam;
  const share = (chance) => percent(own === 0 ? chance : 1 - chance);
  return `${length} The turning point came ${when}: your chance to win went from ${share(turning.before)} to ${share(turning.after)}, as the agents saw it.`;
}

function seriesWords({ won, drawn, lost, sum }, unit) {
  const matches = won + drawn + lost;
  if (unit) {
    const size = Math.abs(sum);
    const plural = size === 1 ? unit : `${unit}s`;
    return sum === 0 ? `Even after ${matches} hands.` : `${size} ${plural} ${sum > 0 ? "ahead" : "behind"} after ${matches} hands.`;
  }
  return `${won} won, ${lost} lost${drawn > 0 ? `, ${drawn} drawn` : ""} in this series.`;
}

/** Takes the keyboard as soon as it is shown, so that Enter is enough. */
function takeKeyboard(button) {
  queueMicrotask(() => button?.focus({ preventScroll: true }));
}

/** @param {string} [kind] low: at the lower edge, where the board stays in sight */
function curtain(title, content, kind = "") {
  return html`<div class="curtain ${kind}" role="dialog" aria-label=${title}><div class="card"><h1>${title}</h1>${content}</div></div>`;
}
