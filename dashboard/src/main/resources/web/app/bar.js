// The slim bar on top of every page: where one can go, and how training is.

import { html, nothing } from "lit";
import { Element } from "./element.js";
import { Poll, SIGN_IN, ask } from "./api.js";
import { address, onAddress } from "./router.js";
import { switchTheme, theme } from "./theme.js";
import { change, rate, rating, short } from "./format.js";
import { middle } from "./names.js";
import { chooseRun, chosenRun, inRun } from "./run.js";

/** Address, name, where one is then, and on which pages of these one chooses a run. */
const LINKS = [
  ["/", "TV", /^\/$/, undefined],
  ["/play", "Play", /^\/play/, /^\/play/],
  ["/matches", "Matches", /^\/match(es$|\/)/, /^\/matches$/],
  ["/league", "League", /^\/league/, /^\/league/],
  ["/runs", "Runs", /^\/runs/, /^\/runs/],
  ["/cluster", "Cluster", /^\/cluster/, /^\/cluster/],
];

const EVERY_MILLIS = 2000;
const RUNS_EVERY_MILLIS = 10_000;

class Bar extends Element {
  static properties = { run: { state: true }, runs: { state: true }, lost: { state: true }, guarded: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    ask("/api/session").then((session) => (this.guarded = session.guarded), () => {});
    if (address().path === SIGN_IN) {
      return;
    }
    const poll = new Poll(() => ask("/api/run"), (run) => this.#heard(run), () => (this.lost = true), EVERY_MILLIS);
    this.until(() => poll.stop());
    const runs = new Poll(() => ask("/api/runs"), (answer) => (this.runs = answer), () => {}, RUNS_EVERY_MILLIS);
    this.until(() => runs.stop());
    this.until(onAddress(() => this.requestUpdate()));
  }

  #heard(run) {
    this.lost = false;
    this.run = run;
  }

  render() {
    const { path } = address();
    if (path === SIGN_IN && this.guarded !== false) {
      return html`<div class="bar">${this.#home()}<span class="training"></span>${this.#theme()}</div>`;
    }
    return html`<div class="bar">
      ${this.#home()}
      <nav aria-label="Pages">
        ${LINKS.map(([to, text, here]) => html`<a href=${inRun(to)} data-text=${text} aria-current=${here.test(path) ? "page" : nothing}><span>${text}</span></a>`)}
      </nav>
      ${this.#choice(path)}
      <a class="training" href=${inRun("/runs", this.run?.run)} aria-label="Training">${this.#training()}</a>
      ${this.guarded ? html`<a class="icon plain" href=${SIGN_IN} title="Tokens: what you may do, and signing out" aria-label="Tokens">${key()}</a>` : nothing}
      ${this.#theme()}
    </div>`;
  }

  #home() {
    return html`<a class="mark" href="/" aria-label="agōn, to TV">${mark()}<span>agōn</span></a>`;
  }

  #theme() {
    return html`<button class="icon plain" title="Light or dark" aria-label="Switch between light and dark" @click=${() => this.#switch()}>
      ${theme() === "dark" ? sun() : moon()}
    </button>`;
  }

  /** Which run a page is about, where there is more than one and the page is about a run. */
  #choice(path) {
    const runs = this.runs ?? [];
    if (runs.length < 2 || address().parameters.has("match") || !LINKS.some(([, , , ofRun]) => ofRun?.test(path))) {
      return nothing;
    }
    const chosen = chosenRun() ?? runs.find((one) => one.usual)?.name;
    return html`<label class="run-choice"><span>Run</span>
      <select @change=${(event) => chooseRun(event.target.value)} title=${chosen ?? nothing}>
        ${runs.map((one) => html`<option value=${one.name} .selected=${one.name === chosen}>${middle(one.name, 34)}${one.training ? " (training)" : ""}</option>`)}
      </select></label>`;
  }

  #switch() {
    switchTheme();
    this.requestUpdate();
  }

  #training() {
    if (this.lost) {
      return html`<span class="state problem"><i class="dot"></i>no answer</span>`;
    }
    if (!this.run) {
      return html`<span class="state"><i class="dot"></i>…</span>`;
    }
    const run = this.run;
    if (!run.training) {
      return html`<span class="state"><i class="dot"></i><span class="idle">not training</span></span>`;
    }
    return html`<span class="state"><i class="dot" ?data-moving=${run.moving}></i><b>${rate(run.decisionsPerSecond)}</b></span>
      <span class="second" title="Rating of the newest snapshot, with two standard deviations"
        ><b>${rating(run.rating, run.ratingSigma)}</b> ${ratingChange(run.ratingChange)}</span
      >
      <span class="extra">${short(run.steps)}${run.stepsGoal ? html` of ${short(run.stepsGoal)}` : nothing} decisions</span>`;
  }
}

function ratingChange(points) {
  if (typeof points !== "number" || Math.round(points) === 0) {
    return nothing;
  }
  return html`<span class=${points > 0 ? "rise" : "fall"} title="Change over the last ten minutes">${change(points)}</span>`;
}

function mark() {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="12" cy="16" r="9" fill="#E69F00"></circle>
    <path d="M20.5 5.5 31 16 20.5 26.5 10 16z" fill="#56B4E9" fill-opacity="0.9"></path>
  </svg>`;
}

function key() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="8" cy="15" r="4.5"></circle>
    <path d="M11.2 11.8 20 3M16 7l3 3M13.2 9.8l2.2 2.2"></path>
  </svg>`;
}

function sun() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="4"></circle>
    <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1"></path>
  </svg>`;
}

function moon() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"></path></svg>`;
}

customElements.define("agon-bar", Bar);
