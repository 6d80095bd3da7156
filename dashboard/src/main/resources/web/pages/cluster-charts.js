// How data flowed over a run's last while: figures of the cluster over time.

import { compact, digits, rate, short } from "../app/format.js";
import { timeAxis } from "../charts/hours.js";
import { explain } from "../charts/metrics.js";

const KINDS = [
  { key: "decisionsPerSecond", title: "Decisions per second", show: rate },
  { key: "stalenessMean", title: "Staleness", show: digits },
  { key: "queue", title: "Rollouts that wait", show: short },
  { key: "workers", title: "Workers", show: compact, whole: true },
];

/**
 * @param {import("../charts/metrics.js").MetricsFeed} feed
 * @param {object | undefined} guide
 */
export function clusterCharts(feed, guide) {
  const { time, columns } = feed.updates;
  const axis = timeAxis((time.at(-1) ?? 0) - (time[0] ?? 0));
  return KINDS.filter(({ key }) => columns.has(key) && time.length > 1).map(({ key, title, show, whole }) => ({
    title,
    hint: explain(guide, key),
    x: time.map((millis) => axis.of(millis - time[0])),
    xName: axis.xName,
    showX: axis.showX,
    tickX: axis.tickX,
    series: [{ label: title, values: columns.get(key).mean }],
    show,
    whole,
    range: [0, null],
  }));
}
