// Who beats whom: cells from amber (the row wins) through neutral at one half to sky (the column wins).

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { count, percent } from "../app/format.js";
import { inRun } from "../app/run.js";

class Payoff extends Element {
  static properties = {
    /** `{ names, cells: [[{ rate, matches } | null]] }`, best first. */
    payoff: { attribute: false },
  };

  render() {
    const { names, cells } = this.payoff;
    return html`<section class="card">
      <header>
        <h2>Who beats whom</h2>
        <p>Share of matches that the row won against the column. Amber: the row wins; sky: the column does.</p>
      </header>
      <div class="payoff" tabindex="0"><table>
        <caption class="visually-hidden">Win rates of rows against columns</caption>
        <thead><tr><td class="none"></td>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${names.map((name, i) => html`<tr><th scope="row">${name}</th>${names.map((other, j) => this.#cell(cells[i][j], name, other))}</tr>`)}</tbody>
      </table></div>
    </section>`;
  }

  #cell(cell, row, column) {
    if (!cell) {
      return html`<td class="none">${row === column ? nothing : html`<span class="muted">·</span>`}</td>`;
    }
    const to = inRun(`/matches?a=${encodeURIComponent(row)}&b=${encodeURIComponent(column)}`);
    return html`<td data-rate=${cell.rate.toFixed(3)} title="${row} against ${column}: ${percent(cell.rate)} of ${count(cell.matches, "match", "matches")}">
      <a href=${to}>${Math.round(cell.rate * 100)}</a>
    </td>`;
  }

  updated() {
    for (const cell of this.querySelectorAll("td[data-rate]")) {
      const lean = 2 * Number(cell.dataset.rate) - 1;
      cell.style.setProperty("--side", lean > 0 ? "var(--amber)" : "var(--sky)");
      cell.style.setProperty("--strength", `${Math.round(Math.abs(lean) * 62)}%`);
    }
  }
}

customElements.define("agon-payoff", Payoff);
