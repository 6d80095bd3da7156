// Somebody opened a link by which they are invited: to what, by whom, and a seat to take.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { shown } from "../app/names.js";
import { fetchInvitation } from "./lobby.js";
import { me } from "./who.js";

class Invited extends Element {
  static properties = {
    token: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    /** Called with the invitation and the name. */
    onAccept: { attribute: false },
    invitation: { state: true },
    gone: { state: true },
    name: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.name = me().name;
    fetchInvitation(this.token).then((found) => (this.invitation = found), (problem) => (this.gone = problem.message));
  }

  render() {
    if (this.gone) {
      return html`<div class="card"><div class="empty"><b>${this.gone}</b><a class="button" href="/play">Play against an agent</a></div></div>`;
    }
    const { invitation } = this;
    if (!invitation) {
      return html`<div class="empty" role="status">Reading the invitation…</div>`;
    }
    const { host, game, team, teams, seats, seat: own } = invitation;
    return html`<form class="card invited" @submit=${(event) => this.#accept(event)}>
      <header><h2>${host === "guest" ? "Somebody" : host} invites you to a match of ${game}</h2></header>
      <div class="lineup">${teams.map((name, side) => html`<section class="lineup-side" data-team=${side}>
        <header><h3 class="team" data-team=${side}>${name}</h3></header>
        <ol>${seats.filter((one) => one.team === side).map((one) => html`<li class="lineup-seat" ?data-own=${one.seat === own}>
          <b>${one.seat === own ? "You" : one.player ? shown(one.player) : "Somebody invited"}</b></li>`)}</ol>
      </section>`)}</div>
      <div class="actions">
        <label class="as"><span>Play as</span> <input type="text" maxlength="24" autocomplete="nickname" spellcheck="false" placeholder="guest" .value=${this.name}
          @input=${(event) => (this.name = event.target.value)} /></label>
        <button class="primary" ?disabled=${this.busy}>Take the seat on ${teams[team]}’s side</button>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </form>`;
  }

  #accept(event) {
    event.preventDefault();
    this.onAccept?.(this.invitation, this.name);
  }
}

customElements.define("agon-invited", Invited);
