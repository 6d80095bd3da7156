// Before a match: which game, which side, with whom. Something good is chosen already, so that one click starts.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { rating } from "../app/format.js";
import { address, note } from "../app/router.js";
import { parts, shown } from "../app/names.js";
import { heroChoices, settingsFor } from "./lanes-heroes.js";
import { Lineup, MATES, OPPONENTS, lineupView } from "./lineup.js";
import { me, standing } from "./who.js";
import { PERSON, offered, prospects, suitable } from "./words.js";

/** The side that the arena draws. */
const RANDOM = -1;

class Setup extends Element {
  static properties = {
    /** `[{ name, summary, teams, seats, seatTeams, anchors, players }]` */
    games: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    /** Called with what takeSeat takes, and `name`: how the person wants to be called. */
    onStart: { attribute: false },
    game: { state: true },
    team: { state: true },
    hero: { state: true },
    lineup: { state: true },
    target: { state: true },
    practice: { state: true },
    name: { state: true },
    own: { state: true },
  };

  willUpdate(changed) {
    if (changed.has("games") && this.games && !this.game) {
      const { parameters } = address();
      this.team = { 0: 0, 1: 1, random: RANDOM }[parameters.get("side")] ?? 0;
      this.hero = parameters.get("hero") ?? undefined;
      this.practice = parameters.get("practice") === "yes";
      this.name = me().name;
      this.#turnTo(this.games.find((one) => one.name === parameters.get("game")) ?? this.games.find((one) => one.first) ?? this.games[0]);
      this.#seatAsAsked(OPPONENTS, parameters.get("opponent"));
      this.#seatAsAsked(MATES, parameters.get("mates"));
    }
  }

  /** A game with somebody suitable in every seat. */
  #turnTo(game) {
    this.game = game;
    this.lineup = new Lineup(game);
    this.target = OPPONENTS;
    this.chosen = false;
    this.own = undefined;
    this.#seatSuitable();
    this.#learnOwn();
  }

  #seatSuitable() {
    const player = suitable(this.game.players, this.own);
    this.lineup.seat(OPPONENTS, player);
    this.lineup.seat(MATES, player);
    this.requestUpdate();
  }

  /** How the person plays this game decides who suits them, as long as they have not chosen themselves. */
  async #learnOwn() {
    const { game, name } = this;
    const { proof } = me();
    if (!proof || name !== me().name) {
      return;
    }
    const own = await standing(name, game.name).catch(() => undefined);
    if (this.game === game && typeof own?.rating === "number") {
      this.own = own;
      if (!this.chosen) {
        this.#seatSuitable();
      }
    }
  }

  /** Seats players by a comma and their names, also such as are not listed. */
  #seatAsAsked(side, names) {
    const asked = (names ?? "").split(",").filter((name) => name !== "");
    if (asked.length === 0) {
      return;
    }
    this.chosen = true;
    this.lineup[side].forEach((_, i) => this.lineup.seat(`${side} ${i}`, this.#player(asked[Math.min(i, asked.length - 1)])));
  }

  #player(name) {
    if (name === PERSON.name) {
      return PERSON;
    }
    const known = this.game.players.find((one) => one.name === name);
    if (known) {
      return known;
    }
    const added = { name, kind: "agent", description: "" };
    this.game.players = offered([added, ...this.game.players]);
    return added;
  }

  render() {
    const { game } = this;
    if (!game) {
      return html`<div class="empty" role="status">${this.problem ? html`<b>${this.problem}</b>` : "Reading what can be played…"}</div>`;
    }
    return html`
      <div class="setup-main">
        <section class="card">
          <header><h2>Game</h2></header>
          <div class="choices games" role="radiogroup" aria-label="Game">${this.games.map((one) => this.#gameChoice(one))}</div>
        </section>
        ${this.lineup.mates.length > 0 ? this.#seats() : nothing} ${this.#ladder(game)}
      </div>
      <form class="card start" aria-label="Your match" @submit=${(event) => this.#begin(event)}>
        <fieldset><legend>Your side</legend>
          <div class="segments" role="radiogroup" aria-label="Side">${[...game.teams.keys(), RANDOM].map((team) => this.#sideChoice(team))}</div>
        </fieldset>
        ${this.#heroes(game)} ${this.#about()}
      </form>`;
  }

  #gameChoice(game) {
    return html`<button role="radio" class="choice" aria-checked=${game === this.game} @click=${() => this.#chooseGame(game)}>
      <b>${game.name}</b><span class="muted small">${game.summary}</span>
    </button>`;
  }

  #chooseGame(game) {
    note("game", game.name);
    note("opponent", undefined);
    note("mates", undefined);
    this.#turnTo(game);
  }

  #sideChoice(team) {
    return html`<button type="button" role="radio" aria-checked=${team === this.team} @click=${() => this.#chooseSide(team)}>
      ${team === RANDOM ? "Random" : html`<span class="team" data-team=${team}>${this.game.teams[team]}</span>`}
    </button>`;
  }

  #chooseSide(team) {
    this.team = team;
    note("side", team === 0 ? undefined : team === RANDOM ? "random" : String(team));
  }

  #heroes(game) {
    const choices = heroChoices(game);
    return choices.length === 0
      ? nothing
      : html`<fieldset><legend>Your hero</legend>
          <div class="heroes-list" role="radiogroup" aria-label="Hero">${choices.map((one) => this.#heroChoice(one))}</div>
        </fieldset>`;
  }

  #heroChoice({ name, title, does }) {
    return html`<button type="button" role="radio" class="choice" aria-checked=${name === this.hero} title=${does} @click=${() => this.#chooseHero(name)}>
      <b>${title}</b><span class="muted small">${does}</span>
    </button>`;
  }

  #chooseHero(name) {
    this.hero = name;
    note("hero", name);
  }

  #seats() {
    return html`<section class="card">
      <header><h2>Line-up</h2><p>Press a seat, then choose below who takes it.</p></header>
      ${lineupView(this.lineup, { team: this.team, target: this.target, choose: (target) => (this.target = target) })}
    </section>`;
  }

  #ladder(game) {
    const solo = this.lineup.mates.length === 0;
    const title = solo ? "Opponent" : { [OPPONENTS]: "Your opponents", [MATES]: "Your team-mates" }[this.target] ?? this.#seatTitle();
    const chosen = this.lineup.at(this.target);
    const suits = suitable(game.players, this.own);
    return html`<section class="card">
      <header><h2>${title}</h2>${this.own ? html`<p>You are rated ${rating(this.own.rating, this.own.ratingSigma)} at ${game.name}.</p>` : nothing}</header>
      ${game.players.length === 0
        ? html`<div class="empty"><b>Nobody plays this game yet.</b></div>`
        : html`<div class="choices list" role="radiogroup" aria-label=${title}>
            ${game.players.map((one) => this.#playerChoice(one, chosen.length === 1 && chosen[0] === one, one === suits))}
            ${this.#personChoice(chosen.length === 1 && chosen[0] === PERSON)}
          </div>`}
    </section>`;
  }

  #seatTitle() {
    const [side, index] = this.target.split(" ");
    return side === MATES ? `Team-mate ${Number(index) + 1}` : `Opponent ${Number(index) + 1}`;
  }

  #playerChoice(player, chosen, suits) {
    const { head, tail } = parts(player.name);
    return html`<button role="radio" class="choice row" title=${player.name} aria-checked=${chosen} @click=${() => this.#choosePlayer(player)}>
      <span><b>${head}</b> ${suits ? html`<span class="suits">suits you</span>` : nothing}
        ${tail ? html`<span class="muted small tail">${tail}</span>` : nothing}</span>
      <span class="muted small">${[prospects(player, this.game.anchors ?? []), player.description].filter(Boolean).join(" · ")}</span>
      <span class="number">${rating(player.rating ?? undefined, player.ratingSigma ?? 0)}</span>
    </button>`;
  }

  #personChoice(chosen) {
    return html`<button role="radio" class="choice row" aria-checked=${chosen} @click=${() => this.#choosePlayer(PERSON)}>
      <span><b>Another person</b></span>
      <span class="muted small">You get a link to send. The match waits for them, or begins with an agent in their seat.</span>
      <span class="number muted">by a link</span>
    </button>`;
  }

  #choosePlayer(player) {
    this.lineup.seat(this.target, player);
    this.chosen = true;
    if (player === PERSON) {
      this.practice = false;
    }
    note("opponent", names(this.lineup.opponents));
    note("mates", names(this.lineup.mates));
    this.requestUpdate();
  }

  #about() {
    const { lineup } = this;
    return html`
      <label class="as" title="Under a name of your own, matches against rated agents count in the ladder."><span>Play as</span>
        <input type="text" maxlength="24" autocomplete="nickname" spellcheck="false" placeholder="guest" .value=${this.name ?? ""}
          @input=${(event) => (this.name = event.target.value)} /></label>
      <label class="check" ?data-off=${lineup.invites}><input type="checkbox" .checked=${this.practice} ?disabled=${lineup.invites}
        @change=${(event) => this.#choosePractice(event.target.checked)} /> Practice <span class="muted">can be paused</span></label>
      <button class="primary" ?disabled=${this.busy || this.game.players.length === 0}>${this.busy ? "Setting up the match…" : this.#invitationToPlay()}</button>
      <p class="muted small counts">${this.#whatCounts()}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  #invitationToPlay() {
    const { lineup } = this;
    const opponents = [...new Set(lineup.opponents)];
    const whom = opponents.length > 1
      ? "the line-up"
      : opponents[0] === PERSON ? "another person" : opponents[0] ? shown(opponents[0].name) : "…";
    return `Play against ${whom}`;
  }

  /** Whether the match will move the person's rating, in words. */
  #whatCounts() {
    const { lineup } = this;
    if (this.practice) return "Practice moves no rating.";
    if (lineup.opponents.includes(PERSON)) return "Matches between people are not rated.";
    if (lineup.opponents.some((one) => one?.kind === "remote")) return "Not rated: nobody knows who steers a program that dials in.";
    if (lineup.everybody.some((one) => one && one !== PERSON && typeof one.rating !== "number")) return "Not rated: somebody’s strength is unknown.";
    if (this.hero) return "Not rated: with other heroes than usual.";
    return (this.name ?? "").trim() === "" ? "Give a name to be rated." : "Counts for your rating.";
  }

  #choosePractice(practice) {
    this.practice = practice;
    note("practice", practice ? "yes" : undefined);
  }

  #begin(event) {
    event.preventDefault();
    const { game, lineup } = this;
    const standIn = lineup.standIn(suitable(game.players, this.own));
    this.onStart?.({
      game, team: this.team, settings: settingsFor(game, this.hero), practice: this.practice && !lineup.invites, name: this.name ?? "",
      opponents: lineup.opponents.map((one) => one.name), mates: lineup.mates.map((one) => one.name), standIn: standIn?.name,
    });
  }
}

/** Names for an address: one where all are the same. */
function names(players) {
  const all = players.map((one) => one?.name ?? "");
  return new Set(all).size === 1 ? all[0] : all.join(",");
}

customElements.define("agon-setup", Setup);
