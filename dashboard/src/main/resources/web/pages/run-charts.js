// Which figures of a run are drawn, in the order of asking: does it learn, does it learn well, does the data flow.

import { compact, digits, integer, percent, rate, short, tidy } from "../app/format.js";
import { timeAxis } from "../charts/hours.js";
import { explain } from "../charts/metrics.js";
import { join, smooth } from "../charts/smooth.js";

const bare = (player) => player.replace("bot:", "");
const behind = (versions) => `${versions} behind`;
const NATURAL = new Intl.Collator("en", { numeric: true }).compare;
const counted = (value) => tidy(digits(value));
const times = (steps) => (steps === "1" ? "once" : `${steps} times`);

/** A figure, or with `group` one line for each figure whose name begins so; what counts something is drawn as it is. */
const SECTIONS = [
  ["Does it learn?", [
    { key: "rating", title: "Rating", show: integer, spread: "ratingSigma" },
    { group: "winRates", title: "Win rate against the anchors", show: percent, range: [0, 1], named: bare },
    { key: "matchTicks", title: "Length of a match, in ticks", show: integer, range: [0, null] },
    { key: "drawShare", title: "Drawn matches", show: percent, range: [0, 1] },
  ]],
  ["How it learns", [
    { key: "entropy", title: "Entropy", range: [0, null] },
    { key: "kl", title: "KL divergence", range: [0, null] },
    { key: "clipFraction", title: "Clip fraction", show: percent, range: [0, null] },
    { key: "explainedVariance", title: "Explained variance", show: percent },
    { key: "policyLoss", title: "Policy loss" },
    { key: "valueLoss", title: "Value loss", range: [0, null] },
    { key: "winLoss", title: "Win probability loss", range: [0, null] },
    { key: "gradientNorm", title: "Gradient norm", range: [0, null] },
    { key: "learningRate", title: "Learning rate", range: [0, null] },
    { key: "entropyBonus", title: "Entropy bonus", range: [0, null] },
    { key: "magnetWeight", title: "Magnet weight", range: [0, null] },
    { key: "barrierKl", title: "Divergence from giving every order alike", range: [0, null] },
    { key: "magnetKl", title: "Divergence from the magnet", range: [0, null] },
  ]],
  ["How data flows", [
    { key: "decisionsPerSecond", title: "Decisions per second", show: rate, range: [0, null] },
    { key: "stalenessMean", title: "Staleness, mean", range: [0, null] },
    { group: "staleness", title: "Staleness by versions", show: percent, range: [0, 1], named: behind, absent: 0 },
    { key: "stalenessMax", title: "Staleness, most", counts: true, show: counted, range: [0, null] },
    { group: "reuse", title: "Use of each decision", show: percent, range: [0, 1], named: times, absent: 0 },
    { key: "queue", title: "Queue", show: short, range: [0, null] },
    { key: "dropped", title: "Rollouts refused", counts: true, show: short, range: [0, null] },
    { key: "workers", title: "Workers", counts: true, show: counted, range: [0, null] },
  ]],
];

/** What other agents count, which the main agent's figures have as their axis or not at all. */
const COUNTED = {
  step: { title: "Decisions trained", show: short, counts: true },
  version: { title: "Version", show: integer, counts: true },
  resets: { title: "Begun anew", show: counted, counts: true },
  takeovers: { title: "Takeovers", show: counted, counts: true },
};

/** Groups of figures that several agents have, each under its name. */
const OTHERS = [["agents", "Other agents"], ["pbt.members", "The population"]];

/** Figures that are drawn as part of others, or are no curve. */
const PARTS = new Set(["version", "ratingSigma", "ratingMatches"]);

/**
 * The charts of some runs, by section; those without any figure are left out.
 * @param {{ feeds: import("../charts/metrics.js").MetricsFeed[], weight: number, byTime: boolean, guide: object, wanted: string }} look
 * @returns {{ title: string, charts: import("../charts/curve.js").Chart[] }[]}
 */
export function sectionsOf(look) {
  const keys = new Set(look.feeds.flatMap((feed) => [...feed.updates.columns.keys()]));
  const known = new Set(SECTIONS.flatMap(([, kinds]) => kinds.map((kind) => kind.key ?? kind.group)));
  const leaves = (group) => [...new Set([...keys].filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1).replace(/^[^.]+\./, "")))];
  const others = [...keys].filter((key) => !PARTS.has(key) && !known.has(key) && !known.has(key.split(".")[0]) && !OTHERS.some(([group]) => key.startsWith(`${group}.`)));
  const imitation = [...new Set(look.feeds.flatMap((feed) => [...feed.imitation.columns.keys()]))].filter((key) => key !== "imitation.decisions");
  return [
    ...SECTIONS.map(([title, kinds]) => ({ title, charts: kinds.map((kind) => chartOf(kind, keys, look)) })),
    ...OTHERS.map(([group, title]) => ({ title, charts: leaves(group).map((leaf) => chartOf(ofEach(group, leaf), keys, look)) })),
    { title: "Other figures", charts: others.map((key) => chartOf({ key, title: sentence(key) }, keys, look)) },
    { title: "Imitation, before the first update", charts: imitation.map((key) => chartOf({ key, title: sentence(key.split(".").at(-1)), of: "imitation" }, new Set(imitation), look)) },
  ].map((section) => ({ ...section, charts: section.charts.filter((chart) => chart && matches(chart, look.wanted)) }))
    .filter((section) => section.charts.length > 0);
}

/** A figure of several agents or members, as the main agent's is called where it has that, too. */
function ofEach(group, leaf) {
  const main = SECTIONS.flatMap(([, kinds]) => kinds).find((kind) => kind.key === leaf);
  return {
    ...(main ?? COUNTED[leaf] ?? {}),
    key: undefined,
    group,
    leaf,
    title: `${(group === "agents" ? main?.title : undefined) ?? COUNTED[leaf]?.title ?? sentence(leaf)}, ${group === "agents" ? "other agents" : "of each member"}`,
    named: (name) => name.split(".")[0],
  };
}

function matches(chart, wanted) {
  return chart.title.toLowerCase().includes(wanted.trim().toLowerCase());
}

function chartOf(kind, keys, look) {
  const wanted = kind.key ? [kind.key].filter((key) => keys.has(key)) : [...keys].filter((key) => key.startsWith(`${kind.group}.`) && (!kind.leaf || key.endsWith(`.${kind.leaf}`))).sort(NATURAL);
  if (wanted.length === 0) {
    return undefined;
  }
  const points = look.feeds.map((feed) => (kind.of === "imitation" ? feed.imitation : feed.updates));
  const axis = axisOf(points, look.byTime);
  const tables = points.map((table) => ({ x: axis.places(table), columns: wanted.flatMap((key) => columnsOf(kind, table, key, look)) }));
  const joined = join(tables);
  const width = tables[0].columns.length / wanted.length;
  const series = wanted.flatMap((key, k) =>
    look.feeds.flatMap((feed, r) => seriesOf(kind, joined.columns[r].slice(k * width, (k + 1) * width), { key, k, r, run: feed.shown ?? "" }, look)));
  return {
    title: kind.title,
    hint: explain(look.guide, wanted[0]),
    x: joined.x,
    xName: axis.xName,
    showX: axis.showX,
    tickX: axis.tickX,
    series,
    show: kind.show ?? digits,
    range: kind.range,
    whole: kind.counts,
  };
}

/** Values, smoothed values, low and high of a figure of one run. */
function columnsOf(kind, table, key, look) {
  const column = table.columns.get(key);
  const nothing = table.x.map(() => null);
  const mean = (column?.mean ?? nothing).map((value) => value ?? kind.absent ?? null);
  if (kind.spread) {
    const sigma = table.columns.get(kind.spread)?.mean ?? nothing;
    const edge = (side) => mean.map((value, i) => (value === null || sigma[i] === null ? null : value + side * 2 * sigma[i]));
    return [mean, mean, edge(-1), edge(1)];
  }
  return [mean, smooth(mean, kind.counts ? 0 : look.weight), column?.low ?? mean, column?.high ?? mean];
}

/** A line of one run, before it what it was smoothed from, and its band, where there is room for them. */
function seriesOf(kind, [raw, smoothed, low, high], { key, k, r, run }, look) {
  const alone = look.feeds.length === 1;
  const name = kind.group ? kind.named(key.slice(kind.group.length + 1)) : undefined;
  const label = alone ? (name ?? kind.title) : name ? `${name}, ${run}` : run;
  const colour = kind.group ? k : r;
  const dashed = kind.group ? (alone ? k % 2 : r) : r;
  const line = { label, values: smoothed, colour, dashed };
  if (kind.spread) {
    return [{ ...line, band: { low, high } }];
  }
  if (!alone || kind.group) {
    return [line];
  }
  const spread = low !== raw;
  return look.weight > 0 && !kind.counts ? [{ label: "as measured", values: raw, colour, faint: true }, line] : [{ ...line, band: spread ? { low, high } : undefined }];
}

/** Decisions, or the time since each run's first update. */
function axisOf(points, byTime) {
  if (!byTime) {
    return { xName: "decisions", showX: compact, places: (table) => table.x };
  }
  const axis = timeAxis(Math.max(...points.map((table) => (table.time.at(-1) ?? 0) - (table.time[0] ?? 0))));
  return { ...axis, places: (table) => rising(table.time.map((millis) => axis.of(millis - table.time[0]))) };
}

/** A clock that was set back does not turn a curve around. */
function rising(places) {
  let last = -Infinity;
  return places.map((place) => (last = Math.max(last, place)));
}

function sentence(key) {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\./g, " ");
  return words[0].toUpperCase() + words.slice(1);
}
