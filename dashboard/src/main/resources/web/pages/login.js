// Signing in: where a server asks for tokens. The token goes into a cookie that no script sees, this one included.

import { html, nothing } from "lit";
import { ask, post } from "../app/api.js";
import { address } from "../app/router.js";
import { Element } from "../app/element.js";

const ROLES = {
  spectator: "You may watch matches and read all figures.",
  player: "You may make matches, take seats and play.",
  admin: "This role opens nothing yet.",
};

class Login extends Element {
  static properties = { session: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  async #look() {
    try {
      this.session = await ask("/api/session");
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  render() {
    return html`<div class="sheet login"><header><div><h1>Sign in</h1><p>${this.#subtitle()}</p></div></header>
      <div class="columns">${this.session?.guarded === false ? this.#open() : this.#form()} ${this.#standing()}</div></div>`;
  }

  /** Where nobody is asked who they are. */
  #open() {
    return html`<section class="card"><div class="empty"><b>There is nothing to sign in to.</b>
      <span><a class="button primary" href="/">Watch TV</a> <a class="button" href="/play">Play</a></span></div></section>`;
  }

  #subtitle() {
    return this.session?.guarded === false
      ? "This server serves its own machine alone and asks for no tokens."
      : "This server asks who you are. Whoever runs it gives out tokens.";
  }

  #form() {
    return html`<form class="card" @submit=${(event) => this.#submit(event)}>
      <header><h2>Your token</h2></header>
      <div class="fill">
        <label><span>Token</span> <input type="password" name="token" required autocomplete="current-password" spellcheck="false" placeholder="agon_…" /></label>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <p class="how">It looks like <code>agon_1a2b3c4d.…</code> and is made with <code>./agon token new --role spectator</code>, or
          <code>--role player</code> for those who play. It is forgotten when you close the browser.</p>
        <button class="primary" ?disabled=${this.busy}>Sign in</button>
      </div>
    </form>`;
  }

  #standing() {
    const roles = this.session?.roles ?? [];
    if (this.session?.guarded !== true || roles.length === 0) {
      return nothing;
    }
    return html`<section class="card">
      <header><h2>What you may do</h2></header>
      <div class="fill">
        <dl class="roles">${roles.map((role) => html`<div><dt>${role}</dt><dd>${ROLES[role] ?? ""}</dd></div>`)}</dl>
        <div class="leave"><a class="button" href=${this.#wanted()}>Go on</a> <button class="button" @click=${() => this.#leave()}>Sign out</button></div>
      </div>
    </section>`;
  }

  /** Where somebody wanted to go: an address of ours, whatever the parameter says. */
  #wanted() {
    const to = address().parameters.get("to") ?? "/";
    const url = new URL(to, location.origin);
    return url.origin === location.origin && to.startsWith("/") && url.pathname !== "/login" ? url.pathname + url.search : "/";
  }

  async #submit(event) {
    event.preventDefault();
    const field = event.target.elements.token;
    this.busy = true;
    try {
      await post("/api/session", { token: field.value.trim() });
      // Everything is asked for anew, by a page that knows nothing from before.
      location.assign(this.#wanted());
    } catch (problem) {
      this.problem = problem.message;
      field.select();
    } finally {
      this.busy = false;
    }
  }

  async #leave() {
    try {
      await ask("/api/session", { method: "DELETE" });
      location.assign("/login");
    } catch (problem) {
      this.problem = problem.message;
    }
  }
}

customElements.define("agon-login", Login);
