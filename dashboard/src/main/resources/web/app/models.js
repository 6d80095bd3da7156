// Elements that show one read model and ask for it again and again.

import { html } from "lit";
import { Element } from "./element.js";
import { Poll, ask } from "./api.js";

/** A page over one read model. Subclasses say where it is and how it looks. */
export class ModelPage extends Element {
  static properties = { model: { state: true }, problem: { state: true } };

  /** The path of the read model. */
  path() {
    throw new Error("no path");
  }

  /** Where to go from a page that has nothing to show: `[address, words]`. */
  elsewhere() {
    return ["/", "Watch TV"];
  }

  /** How often to ask. */
  everyMillis() {
    return 5000;
  }

  connectedCallback() {
    super.connectedCallback();
    const poll = new Poll(() => ask(this.path()), (model) => this.#heard(model), (problem) => (this.problem = problem), this.everyMillis());
    this.until(() => poll.stop());
  }

  #heard(model) {
    this.problem = undefined;
    this.model = model;
  }

  render() {
    if (this.model) {
      return html`<div class="sheet">${this.problem ? html`<p class="problem" role="status">${this.problem.message}</p>` : ""}${this.page(this.model)}</div>`;
    }
    return html`<div class="sheet">${this.problem ? this.#apology() : html`<div class="empty" role="status"><span>Reading…</span></div>`}</div>`;
  }

  #apology() {
    const [to, words] = this.elsewhere();
    return html`<section class="card"><div class="empty" role="status"><b>${this.problem.message}</b>
      <span><a class="button" href=${to}>${words}</a></span></div></section>`;
  }
}

/** What to say where there is no run yet. */
export function noRun(what) {
  return html`<div class="card"><div class="empty">
    <b>${what}</b>
    <span>Start a league on this machine, and come back in a minute:</span>
    <code>./agon train</code>
    <span>Until then there is a match on <a href="/">TV</a>, and the house player awaits you under <a href="/play">Play</a>.</span>
  </div></div>`;
}
