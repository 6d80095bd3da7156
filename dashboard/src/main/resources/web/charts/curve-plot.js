// How a chart is drawn: what uPlot is told, with reference lines and marks besides.

import { colours, faint } from "../board/colours.js";
import { seriesColour, seriesDash } from "./palette.js";
import { tickLabels, ticks } from "./ticks.js";

const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
const FEW_POINTS = 40;
/** Pixels of a chart above and below what is drawn. */
const AROUND = 38;
/** Pixels between two ticks, at the least. */
const APART = 30;

/** The colour in which a series is drawn. */
export function colourOf(one) {
  return seriesColour(one.colour ?? 0);
}

/** What uPlot draws: places, then for each series its band where it has one and its values. */
export function dataOf(chart) {
  return [chart.x, ...chart.series.flatMap((one) => (one.band ? [one.band.low, one.band.high, one.values] : [one.values]))];
}

/** Charts of one shape need only other data; others are made anew. */
export function shapeOf(chart) {
  return JSON.stringify([
    chart.series.map((one) => [one.label, one.colour, one.dashed, one.faint, Boolean(one.band), isSparse(one)]),
    chart.lines,
    chart.marks,
    chart.xName,
  ]);
}

/**
 * @param {import("./curve.js").Chart} chart
 * @param {{ width: number, height: number, sync: string, hooks: object }} how
 */
export function optionsOf(chart, { width, height, sync, hooks }) {
  const c = colours();
  const axis = { stroke: c.muted, font: `12px ${FONT}`, grid: { stroke: c.line, width: 1 }, ticks: { show: false } };
  const { series, bands } = seriesOf(chart);
  return {
    width,
    height,
    padding: [12, 26, 0, 0],
    cursor: { sync: { key: sync, setSeries: false, scales: ["x", null] }, drag: { x: true, y: false }, points: { size: 7 } },
    legend: { show: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => rangeOf(low, high, chart) } },
    axes: [
      { ...axis, grid: { show: false }, values: (_, values) => (chart.tickX ? values.map(chart.tickX) : tickLabels(values)), space: 90, size: 26 },
      {
        ...axis,
        splits: (plot, _, low, high) => ticks(low, high, Math.max(2, Math.floor((plot.height - AROUND) / APART)), chart.whole),
        values: (_, values) => tickLabels(values, chart.show),
        size: 58,
      },
    ],
    series,
    bands,
    hooks,
  };
}

function seriesOf(chart) {
  const series = [{}];
  const bands = [];
  for (const one of chart.series) {
    const colour = colourOf(one);
    if (one.band && !one.apart) {
      bands.push({ series: [series.length + 1, series.length], fill: faint(colour, 0.16) });
      series.push(edge, edge);
    }
    if (one.band && one.apart) {
      series.push(edge, edge);
    }
    series.push({
      label: one.label,
      paths: one.apart ? () => null : undefined,
      stroke: one.faint ? faint(colour, 0.32) : colour,
      width: one.faint ? 1 : 2,
      dash: one.dashed ? seriesDash(one.dashed) : undefined,
      points: { show: one.apart || (isSparse(one) && !one.faint), size: one.apart ? 7 : 5, fill: one.apart ? colour : undefined },
      spanGaps: true,
    });
  }
  return { series, bands };
}

/** The edge of a band, itself not drawn. */
const edge = { stroke: "transparent", points: { show: false }, spanGaps: true };

function isSparse(one) {
  return one.values.filter((value) => value !== null).length < FEW_POINTS;
}

function rangeOf(low, high, chart) {
  const lines = (chart.lines ?? []).map((line) => line.y);
  const known = [low, high, ...lines].filter((value) => value !== null && Number.isFinite(value));
  if (known.length === 0) {
    return [0, 1];
  }
  const bottom = Math.min(...known);
  const top = Math.max(...known, chart.whole ? bottom + 1 : bottom);
  const room = (top - bottom || Math.abs(top) || 1) * 0.08;
  return [chart.range?.[0] ?? bottom - room, chart.range?.[1] ?? top + room];
}

/** Reference lines with their labels, and marks in time. */
export function drawLines(plot, chart) {
  const c = colours();
  const g = plot.ctx;
  const { left, top, width, height } = plot.bbox;
  g.save();
  chart.series.filter((one) => one.apart).forEach((one) => drawIntervals(plot, chart, one));
  g.font = `${11 * devicePixelRatio}px ${FONT}`;
  g.lineWidth = devicePixelRatio;
  for (const line of chart.lines ?? []) {
    const y = plot.valToPos(line.y, "y", true);
    if (y < top || y > top + height) continue;
    g.strokeStyle = c.neutral;
    g.setLineDash([6 * devicePixelRatio, 5 * devicePixelRatio]);
    stroke(g, left, y, left + width, y);
    label(g, line.label, left + width - 4 * devicePixelRatio, y - 3 * devicePixelRatio, "right", "bottom", c);
  }
  for (const mark of chart.marks ?? []) {
    const x = plot.valToPos(mark.x, "x", true);
    if (x < left || x > left + width) continue;
    g.strokeStyle = c.accent;
    g.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
    stroke(g, x, top, x, top + height);
    const right = x > left + width * 0.7;
    label(g, mark.label, x + (right ? -5 : 5) * devicePixelRatio, top + (mark.level ?? 0) * 15 * devicePixelRatio, right ? "right" : "left", "top", c);
  }
  g.restore();
}

/** A stroke from low to high at each place of a series whose values stand apart. */
function drawIntervals(plot, chart, one) {
  const g = plot.ctx;
  g.strokeStyle = faint(colourOf(one), 0.45);
  g.lineWidth = 2 * devicePixelRatio;
  g.setLineDash([]);
  one.band.low.forEach((low, i) => {
    if (low !== null) {
      const x = plot.valToPos(chart.x[i], "x", true);
      stroke(g, x, plot.valToPos(low, "y", true), x, plot.valToPos(one.band.high[i], "y", true));
    }
  });
  g.lineWidth = devicePixelRatio;
}

/** Text that can be read whatever is drawn beneath it. */
function label(g, text, x, y, align, baseline, c) {
  g.textAlign = align;
  g.textBaseline = baseline;
  g.setLineDash([]);
  g.strokeStyle = c.surface;
  g.lineJoin = "round";
  g.lineWidth = 4 * devicePixelRatio;
  g.strokeText(text, x, y);
  g.lineWidth = devicePixelRatio;
  g.fillStyle = c.text;
  g.fillText(text, x, y);
}

function stroke(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}
