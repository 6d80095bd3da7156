// What lies over the board for a while: help, the scoreboard, the result.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { clock, percent, rating } from "../app/format.js";
import { shown } from "../app/names.js";

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

/** How it ended, the turning point, and what one can do now. */
export function resultCurtain(feed, actions) {
  const { scene, over } = feed;
  const outcome = over.outcomes[scene.ownSeat];
  const title = outcome === undefined ? "The match was broken off" : outcome > 0 ? "You won" : outcome < 0 ? "You lost" : "A draw";
  const rate = scene.game.ticksPerSecond;
  const turning = over.turningPoint;
  return curtain(title, html`
    <p class="muted">${rate > 0 ? `After ${clock(over.tick / rate)}.` : `After ${over.tick} moves.`}
      ${turning ? html` The turning point came ${rate > 0 ? `at ${clock(turning.tick / rate)}` : `with move ${turning.tick}`}: ${scene.game.teams[0]}’s
        chance to win went from ${percent(turning.before)} to ${percent(turning.after)}.` : nothing}</p>
    <div class="actions">
      <button class="primary" ${ref(takeKeyboard)} @click=${actions.rematch}>Rematch</button>
      ${over.replay ? html`<a class="button" href="/match/${over.replay}">Watch the replay</a>` : nothing}
      <button @click=${actions.leave}>Another opponent</button>
    </div>`);
}

/** Takes the keyboard as soon as it is shown, so that Enter is enough. */
function takeKeyboard(button) {
  queueMicrotask(() => button?.focus({ preventScroll: true }));
}

function curtain(title, content) {
  return html`<div class="curtain" role="dialog" aria-label=${title}><div class="card"><h1>${title}</h1>${content}</div></div>`;
}
