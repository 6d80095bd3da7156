// Curves over decisions or hours: bands, reference lines, a crosshair shared by all curves of a page, and a table behind a button.

import uPlot from "uplot";
import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { onTheme } from "../app/theme.js";
import { short } from "../app/format.js";
import { colourOf, dataOf, drawLines, optionsOf, shapeOf } from "./curve-plot.js";
import { hint } from "./hint.js";
import { thin, valueAt } from "./smooth.js";

const crosshair = uPlot.sync("page");
const MOST_TABLE_ROWS = 400;
const LEAP = 0.1;

/**
 * A series may be null where it is not known, and has the colour of its number; `dashed` is the number of its dashes. A faint one
 * is drawn behind others and not read out; the values of one that is apart are not joined.
 * @typedef {{ label: string, values: (number | null)[], band?: { low: (number | null)[], high: (number | null)[] },
 *   colour?: number, dashed?: number, faint?: boolean, apart?: boolean }} Series
 * @typedef {{
 *   title: string, note?: any, hint?: string, x: number[], xName?: string, showX?: (value: number) => string, tickX?: (value: number) => string, series: Series[],
 *   lines?: { label: string, y: number }[], marks?: { x: number, label: string, level?: number }[], height?: number,
 *   show?: (value: number) => string, range?: [number | null, number | null], whole?: boolean, tools?: any
 * }} Chart marks are labelled places; whole: of values that are whole numbers
 */

class Curve extends Element {
  static properties = {
    /** @type {Chart} */
    chart: { attribute: false },
    asTable: { state: true },
    at: { state: true },
  };

  #zoomed = false;

  connectedCallback() {
    super.connectedCallback();
    this.until(onTheme(() => (this.requestUpdate(), this.#rebuild())));
    this.until(() => this.#drop());
  }

  render() {
    const { chart } = this;
    return html`<section class="card">
      <header>
        <h2>${chart.title} ${hint(chart.title, chart.hint)}</h2>
        ${chart.note ? html`<p>${chart.note}</p>` : nothing}
        <div class="tools">
          ${chart.tools ?? nothing}
          <button class="plain" aria-pressed=${Boolean(this.asTable)} aria-label="${chart.title} as a table" @click=${() => this.#toggle()}>${this.asTable ? "Curve" : "Table"}</button>
        </div>
      </header>
      <div class="reading" ?data-banded=${chart.series.some((one) => one.band && !one.faint)}>${this.#reading()}</div>
      <div class="curve" ?hidden=${this.asTable} tabindex="0" role="slider" aria-label="${chart.title}, a curve: arrow keys read it"
        aria-valuemin="0" aria-valuemax=${Math.max(0, chart.x.length - 1)} aria-valuenow=${this.#index()} aria-valuetext=${this.#said()}
        @keydown=${(event) => this.#key(event)} @blur=${() => this.#leave()}></div>
      ${this.asTable ? this.#table() : nothing}
    </section>`;
  }

  #index() {
    return Math.min(this.at ?? Infinity, Math.max(0, this.chart.x.length - 1));
  }

  #showX(value) {
    return `${(this.chart.showX ?? short)(value)} ${this.chart.xName ?? "decisions"}`;
  }

  #reading() {
    const { chart } = this;
    if (chart.x.length === 0) {
      return nothing;
    }
    const i = this.#index();
    const show = chart.show ?? short;
    const several = chart.series.filter((one) => !one.faint).length > 1;
    return html`<span>${this.#showX(chart.x[i])}</span>
      ${chart.series.filter((one) => !one.faint).map((one) => {
        const value = valueAt(one.values, i);
        const [low, high] = one.band ? [valueAt(one.band.low, i), valueAt(one.band.high, i)] : [null, null];
        return html`<span>${several ? html`<i class="swatch" data-colour=${colourOf(one)}></i><span class="label">${one.label}</span>` : nothing}
          <b>${value === null ? "–" : show(value)}</b>${low === null ? nothing : html`<small>${show(low)} to ${show(high)}</small>`}</span>`;
      })}`;
  }

  /** What is read, for those who do not see it. */
  #said() {
    const { chart } = this;
    if (chart.x.length === 0) {
      return "nothing yet";
    }
    const i = this.#index();
    const show = chart.show ?? short;
    const values = chart.series.filter((one) => !one.faint).map((one) => [one.label, valueAt(one.values, i)]);
    return `${this.#showX(chart.x[i])}: ${values.map(([label, value]) => `${label} ${value === null ? "unknown" : show(value)}`).join(", ")}`;
  }

  #key(event) {
    const last = this.chart.x.length - 1;
    const leap = Math.max(1, Math.round(last * LEAP));
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -leap, PageUp: leap, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || !this.plot || last < 0) {
      return;
    }
    event.preventDefault();
    const to = Math.max(0, Math.min(last, this.#index() + steps[event.key]));
    this.plot.setCursor({ left: this.plot.valToPos(this.chart.x[to], "x"), top: 8 }, true, true);
  }

  #leave() {
    this.plot?.setCursor({ left: -10, top: -10 }, true, true);
  }

  #toggle() {
    this.asTable = !this.asTable;
    if (!this.asTable) {
      this.updateComplete.then(() => this.#rebuild());
    }
  }

  #table() {
    const { chart } = this;
    const show = chart.show ?? short;
    const shown = chart.series.filter((one) => !one.faint);
    const rows = thin(chart.x.map((_, i) => i), MOST_TABLE_ROWS);
    const cell = (value) => html`<td class="number">${value === null || value === undefined ? "–" : show(value)}</td>`;
    return html`<div class="table" data-tall tabindex="0" role="region" aria-label="${chart.title}, numbers"><table>
      <caption class="visually-hidden">${chart.title}</caption>
      <thead><tr><th scope="col" class="number">${sentence(chart.xName ?? "decisions")}</th>
        ${shown.map((one) => html`<th scope="col" class="number">${one.label}</th>
          ${one.band ? html`<th scope="col" class="number">Low</th><th scope="col" class="number">High</th>` : nothing}`)}</tr></thead>
      <tbody>${rows.map((i) => html`<tr><td class="number">${(chart.showX ?? short)(chart.x[i])}</td>
        ${shown.map((one) => html`${cell(one.values[i])}${one.band ? html`${cell(one.band.low[i])}${cell(one.band.high[i])}` : nothing}`)}
      </tr>`)}</tbody>
    </table></div>`;
  }

  updated(changed) {
    for (const swatch of this.querySelectorAll(".swatch")) {
      swatch.style.setProperty("--colour", swatch.dataset.colour);
    }
    if (changed.has("chart") && !this.asTable) {
      const before = changed.get("chart");
      if (this.plot && before && shapeOf(before) === shapeOf(this.chart)) {
        this.plot.setData(dataOf(this.chart), !this.#zoomed);
        if (this.#zoomed) {
          this.plot.redraw();
        }
      } else {
        this.#rebuild();
      }
    }
  }

  #drop() {
    this.observer?.disconnect();
    if (this.plot) {
      crosshair.unsub(this.plot);
      this.plot.destroy();
    }
    this.plot = undefined;
  }

  #rebuild() {
    this.#drop();
    const place = this.querySelector(".curve");
    if (!place || this.asTable) {
      return;
    }
    this.#zoomed = false;
    const height = this.chart.height ?? 190;
    const options = optionsOf(this.chart, {
      width: Math.max(120, place.clientWidth),
      height,
      sync: crosshair.key,
      hooks: {
        draw: [(plot) => drawLines(plot, this.chart)],
        setCursor: [(plot) => this.#read(plot)],
        setScale: [(plot, scale) => scale === "x" && this.#noteZoom(plot)],
      },
    });
    this.plot = new uPlot(options, dataOf(this.chart), place);
    crosshair.sub(this.plot);
    this.observer = new ResizeObserver(() => this.plot && place.clientWidth > 0 && this.plot.setSize({ width: place.clientWidth, height }));
    this.observer.observe(place);
  }

  /** Whoever looks at a part goes on looking at it when data arrives; a double click shows all again. */
  #noteZoom(plot) {
    const { min, max } = plot.scales.x;
    const { x } = this.chart;
    this.#zoomed = x.length > 1 && (min > x[0] || max < x.at(-1));
  }

  #read(plot) {
    const at = plot.cursor.idx ?? undefined;
    if (at !== this.at) {
      this.at = at;
    }
  }
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}

customElements.define("agon-curve", Curve);
