// Who beats whom: cells from amber (the row wins) through neutral at one half to sky (the column wins).

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { count, integer, interval, percent } from "../app/format.js";
import { inRun } from "../app/run.js";
import { rove } from "./rove.js";

const NUMBERS_UP_TO = 20;

class Payoff extends Element {
  static properties = {
    /** `{ players: [{ name, rating }], cells: [[{ rate, low, high, matches } | null]], of }`, best first. */
    payoff: { attribute: false },
    /** Buttons beside the title. */
    tools: { attribute: false },
    at: { state: true },
  };

  render() {
    const { players, of } = this.payoff;
    const some = players.length < of ? ` ${players.length} of ${integer(of)} players, evenly chosen, and all anchors.` : "";
    return html`<section class="card">
      <header>
        <h2>Who beats whom</h2>
        <p>Share of matches that the row won against the column, by rating from the best. Amber: the row wins; sky: the column does.${some}
          A cell opens their matches.</p>
        <div class="tools">${this.tools ?? nothing}</div>
      </header>
      <div class="reading" aria-live="polite">${this.#reading()}</div>
      <div class="payoff" ?data-dense=${players.length > NUMBERS_UP_TO}><table role="grid" aria-label="Win rates of rows against columns"
        @keydown=${(event) => this.#keys(event)} @focusin=${(event) => this.#look(event)} @pointerover=${(event) => this.#look(event)} @pointerleave=${() => (this.at = undefined)}>
        <thead><tr><td class="none"></td>${players.map((one) => html`<th scope="col"><span>${one.name}</span></th>`)}</tr></thead>
        <tbody>${players.map((row, i) => html`<tr><th scope="row">${row.name}</th>${players.map((column, j) => this.#cell(row, column, i, j))}</tr>`)}</tbody>
      </table></div>
      <div class="scale" aria-hidden="true"><span>row wins</span><i></i><span>even</span><i></i><span>column wins</span></div>
    </section>`;
  }

  #cell(row, column, i, j) {
    const cell = this.payoff.cells[i][j];
    if (!cell) {
      return html`<td class="none" role="gridcell">${i === j ? nothing : html`<span class="muted" title="never met">·</span>`}</td>`;
    }
    const to = inRun(`/matches?a=${encodeURIComponent(row.name)}&b=${encodeURIComponent(column.name)}`);
    const dense = this.payoff.players.length > NUMBERS_UP_TO;
    return html`<td role="gridcell" data-rate=${cell.rate.toFixed(3)} data-at="${i},${j}">
      <a href=${to} tabindex="-1" aria-label=${told(row, column, cell)}>${dense ? nothing : Math.round(cell.rate * 100)}</a>
    </td>`;
  }

  #reading() {
    const { players, cells } = this.payoff;
    const [i, j] = this.at ?? [];
    const cell = i === undefined ? undefined : cells[i]?.[j];
    return cell
      ? html`<span><b>${players[i].name}</b> against <b>${players[j].name}</b></span><span><b>${percent(cell.rate)}</b> of ${count(cell.matches, "match", "matches")}</span>
          <span>between ${interval(cell.low, cell.high)}</span>`
      : html`<span class="all">Point at a cell, or go there with the arrow keys.</span>`;
  }

  #look(event) {
    const at = event.target.closest("td[data-at]")?.dataset.at;
    this.at = at?.split(",").map(Number);
  }

  #keys(event) {
    rove(event, this.querySelectorAll("td a"), (link) => link.closest("td").dataset.at.split(",").map(Number));
  }

  updated() {
    const links = [...this.querySelectorAll("td a")];
    if (links.length > 0 && !links.some((link) => link.tabIndex === 0)) {
      links[0].tabIndex = 0;
    }
    for (const cell of this.querySelectorAll("td[data-rate]")) {
      const lean = 2 * Number(cell.dataset.rate) - 1;
      cell.style.setProperty("--side", lean > 0 ? "var(--amber)" : "var(--sky)");
      cell.style.setProperty("--strength", `${Math.round(Math.abs(lean) * 100)}%`);
    }
  }
}

function told(row, column, cell) {
  return `${row.name} against ${column.name}: ${percent(cell.rate)} of ${count(cell.matches, "match", "matches")}, between ${interval(cell.low, cell.high)}`;
}

customElements.define("agon-payoff", Payoff);
