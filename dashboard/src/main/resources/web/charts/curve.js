// A curve over decisions: band, reference lines, a crosshair shared by all curves of a page, and a table behind a button.

import uPlot from "uplot";
import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { onTheme } from "../app/theme.js";
import { colours, faint } from "../board/colours.js";
import { compact, short } from "../app/format.js";
import { thin } from "./smooth.js";

const crosshair = uPlot.sync("page");
const MOST_TABLE_ROWS = 400;

/**
 * @typedef {{ label: string, values: (number | null)[], colour?: string, dashed?: boolean, faint?: boolean }} Series
 * @typedef {{
 *   title: string, note?: string, x: number[], series: Series[], band?: { low: number[], high: number[] },
 *   lines?: { label: string, y: number }[], marks?: { x: number, label: string }[], height?: number,
 *   show?: (value: number) => string, range?: [number | null, number | null]
 * }} Chart marks are labelled points in time
 */

class Curve extends Element {
  static properties = {
    /** @type {Chart} */
    chart: { attribute: false },
    asTable: { state: true },
    at: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.until(onTheme(() => this.#rebuild()));
    this.until(() => this.#drop());
  }

  render() {
    const { chart } = this;
    return html`<section class="card">
      <header>
        <h2>${chart.title}</h2>
        ${chart.note ? html`<p>${chart.note}</p>` : nothing}
        <div class="tools">
          <button class="plain" aria-pressed=${Boolean(this.asTable)} @click=${() => this.#toggle()}>${this.asTable ? "Curve" : "Table"}</button>
        </div>
      </header>
      <div class="reading">${this.#reading()}</div>
      <div class="curve" ?hidden=${this.asTable} role="img" aria-label="${chart.title}, as a curve; the button Table shows the numbers"></div>
      ${this.asTable ? this.#table() : nothing}
    </section>`;
  }

  #reading() {
    const { chart } = this;
    const last = chart.x.length - 1;
    const i = this.at ?? last;
    if (i < 0) {
      return nothing;
    }
    const show = chart.show ?? short;
    return html`<span>${short(chart.x[i])} decisions</span>
      ${chart.series.filter((one) => !one.faint).map((one) => html`<span>${one.colour ? html`<i class="swatch" data-colour=${one.colour}></i>` : nothing}${one.label} <b>${one.values[i] === null ? "–" : show(one.values[i])}</b></span>`)}
      ${chart.band ? html`<span>${show(chart.band.low[i])} to ${show(chart.band.high[i])}</span>` : nothing}`;
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
    return html`<div class="table" data-tall tabindex="0"><table>
      <caption class="visually-hidden">${chart.title}</caption>
      <thead><tr><th scope="col" class="number">Decisions</th>${shown.map((one) => html`<th scope="col" class="number">${one.label}</th>`)}
        ${chart.band ? html`<th scope="col" class="number">Low</th><th scope="col" class="number">High</th>` : nothing}</tr></thead>
      <tbody>${rows.map((i) => html`<tr><td class="number">${short(chart.x[i])}</td>
        ${shown.map((one) => html`<td class="number">${one.values[i] === null ? "–" : show(one.values[i])}</td>`)}
        ${chart.band ? html`<td class="number">${show(chart.band.low[i])}</td><td class="number">${show(chart.band.high[i])}</td>` : nothing}
      </tr>`)}</tbody>
    </table></div>`;
  }

  updated(changed) {
    for (const swatch of this.querySelectorAll(".swatch")) {
      swatch.style.setProperty("--colour", swatch.dataset.colour);
    }
    if (changed.has("chart") && !this.asTable) {
      const before = changed.get("chart");
      if (this.plot && before && shape(before) === shape(this.chart)) {
        this.plot.setData(this.#data());
      } else {
        this.#rebuild();
      }
    }
  }

  #data() {
    const { chart } = this;
    const band = chart.band ? [chart.band.low, chart.band.high] : [];
    return [chart.x, ...band, ...chart.series.map((one) => one.values)];
  }

  #drop() {
    this.observer?.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
  }

  #rebuild() {
    this.#drop();
    const place = this.querySelector(".curve");
    if (!place || this.asTable) {
      return;
    }
    const height = this.chart.height ?? 190;
    this.plot = new uPlot(this.#options(Math.max(120, place.clientWidth), height), this.#data(), place);
    crosshair.sub(this.plot);
    this.observer = new ResizeObserver(() => this.plot && place.clientWidth > 0 && this.plot.setSize({ width: place.clientWidth, height }));
    this.observer.observe(place);
  }

  #options(width, height) {
    const c = colours();
    const { chart } = this;
    const show = chart.show ?? short;
    const font = '12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
    const axis = { stroke: c.muted, font, grid: { stroke: c.line, width: 1 }, ticks: { show: false } };
    const bandSeries = chart.band ? [edge("low"), edge("high")] : [];
    return {
      width,
      height,
      padding: [12, 26, 0, 0],
      cursor: { sync: { key: crosshair.key, setSeries: false }, drag: { x: true, y: false }, points: { size: 7 } },
      legend: { show: false },
      scales: { x: { time: false }, y: { range: (_, low, high) => yRange(low, high, chart) } },
      axes: [
        { ...axis, grid: { show: false }, values: (_, values) => values.map(compact), space: 90, size: 26 },
        { ...axis, values: (_, values) => values.map(show), size: 58, space: 34 },
      ],
      series: [
        {},
        ...bandSeries,
        ...chart.series.map((one) => ({
          label: one.label,
          stroke: one.faint ? faint(one.colour ?? c.accent, 0.3) : (one.colour ?? c.accent),
          width: one.faint ? 1 : 2,
          dash: one.dashed ? [5, 4] : undefined,
          points: { show: one.values.length < 40 && !one.faint, size: 5 },
          spanGaps: true,
        })),
      ],
      bands: chart.band ? [{ series: [2, 1], fill: faint(c.accent, 0.18) }] : [],
      hooks: { draw: [(plot) => this.#drawLines(plot)], setCursor: [(plot) => this.#read(plot)] },
    };
  }

  #read(plot) {
    const at = plot.cursor.idx ?? undefined;
    if (at !== this.at) {
      this.at = at;
    }
  }

  /** Reference lines with their labels, and marks in time. */
  #drawLines(plot) {
    const c = colours();
    const g = plot.ctx;
    const { left, top, width, height } = plot.bbox;
    g.save();
    g.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    g.lineWidth = devicePixelRatio;
    for (const line of this.chart.lines ?? []) {
      const y = plot.valToPos(line.y, "y", true);
      if (y >= top && y <= top + height) {
        g.strokeStyle = c.neutral;
        g.setLineDash([6 * devicePixelRatio, 5 * devicePixelRatio]);
        stroke(g, left, y, left + width, y);
        g.fillStyle = c.muted;
        g.textAlign = "right";
        g.textBaseline = "bottom";
        g.fillText(line.label, left + width - 4 * devicePixelRatio, y - 3 * devicePixelRatio);
      }
    }
    for (const mark of this.chart.marks ?? []) {
      const x = plot.valToPos(mark.x, "x", true);
      g.strokeStyle = c.accent;
      g.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
      stroke(g, x, top, x, top + height);
      g.fillStyle = c.text;
      g.textBaseline = "top";
      g.textAlign = x > left + width * 0.7 ? "right" : "left";
      g.fillText(mark.label, x + (g.textAlign === "right" ? -5 : 5) * devicePixelRatio, top + (mark.level ?? 0) * 15 * devicePixelRatio);
    }
    g.restore();
  }
}

/** The edge of a band, itself not drawn. */
function edge(label) {
  return { label, stroke: "transparent", points: { show: false } };
}

function stroke(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}

function yRange(low, high, chart) {
  const lows = [low, ...(chart.lines ?? []).map((line) => line.y)].filter((value) => value !== null && Number.isFinite(value));
  const highs = [high, ...(chart.lines ?? []).map((line) => line.y)].filter((value) => value !== null && Number.isFinite(value));
  if (lows.length === 0) {
    return [0, 1];
  }
  const bottom = Math.min(...lows);
  const top = Math.max(...highs);
  const room = (top - bottom || Math.abs(top) || 1) * 0.08;
  return [chart.range?.[0] ?? bottom - room, chart.range?.[1] ?? top + room];
}

function shape(chart) {
  return JSON.stringify([chart.series.map((one) => [one.label, one.colour, one.values.length < 40]), Boolean(chart.band), chart.lines, chart.marks]);
}

customElements.define("agon-curve", Curve);
