// The curves of the league: ratings of all agents, and what was forgotten.

import { compact, integer, percent } from "../app/format.js";
import { timeAxis } from "../charts/hours.js";
import { join } from "../charts/smooth.js";

const MOST_NAMED = 4;

/**
 * Ratings of each agent's snapshots as they are known now.
 * @param {object} league as the server tells it
 * @param {boolean} byTime over hours and not decisions
 */
export function ratingChart(league, byTime, tools) {
  const agents = league.agents.filter((agent) => agent.curve.length > 0);
  const began = new Date(league.began).getTime();
  const last = Math.max(...agents.flatMap((agent) => agent.curve.map((point) => new Date(point.time).getTime())));
  const axis = byTime ? timeAxis(last - began) : { xName: "decisions", showX: compact };
  const place = (point) => (byTime ? axis.of(new Date(point.time).getTime() - began) : point.step);
  const joined = join(agents.map((agent) => ({
    x: agent.curve.map(place),
    columns: [0, -2, 2].map((sides) => agent.curve.map((point) => point.rating + sides * point.sigma)),
  })));
  const stepPlaces = new Map(agents[0]?.curve.map((point) => [point.step, place(point)]));
  return {
    title: "Ratings",
    note: "Each snapshot as it is rated now, with two standard deviations; dashed lines are the anchors, which never move.",
    x: joined.x,
    xName: axis.xName,
    showX: axis.showX,
    tickX: axis.tickX,
    series: agents.map((agent, i) => {
      const [values, low, high] = joined.columns[i];
      return { label: agents.length > 1 ? agent.name : "Rating", values, band: { low, high }, colour: i, dashed: i };
    }),
    lines: league.anchors.map((anchor) => ({ label: anchor.name, y: anchor.rating })),
    marks: league.milestones.filter((one) => one.step > 0).map((one, level) => ({ x: stepPlaces.get(one.step) ?? one.step, label: `beats ${one.anchor}`, level })),
    height: 340,
    show: integer,
    tools,
  };
}

/** How the newest snapshots do against those before them. */
export function forgettingChart({ newest, meetings, forgotten }, hint) {
  const known = (pick) => meetings.map((one) => (one.cell ? pick(one.cell) : null));
  const who = newest.length === 1 ? newest[0] : `${newest[0]} to ${newest.at(-1)}`;
  return {
    title: "What was forgotten",
    note: `Win rate of the newest snapshots together (${who}) against ${meetings.some((one) => one.first !== one.last) ? "those past, some at a time," : "each past one,"} with 95 % intervals. ${
      forgotten.length === 0 ? "Nobody they once were beats them beyond doubt." : `Beaten beyond doubt by ${listed(forgotten)}.`}`,
    hint,
    x: meetings.map((one) => one.step),
    series: [
      { label: "Win rate", values: known((cell) => cell.rate), band: { low: known((cell) => cell.low), high: known((cell) => cell.high) }, apart: true },
      { label: "as ratings expect", values: meetings.map((one) => one.expected), colour: 5, dashed: 1 },
    ],
    lines: [{ label: "even", y: 0.5 }],
    range: [0, 1],
    show: percent,
    showX: compact,
    height: 230,
  };
}

function listed(names) {
  return names.length > MOST_NAMED ? `${names.slice(-MOST_NAMED).join(", ")} and ${integer(names.length - MOST_NAMED)} before` : names.join(", ");
}

/** A share of a mixture, to what is known. */
export function mass(share) {
  return share < 0.005 ? "–" : share < 0.1 ? percent(share, 1) : percent(share);
}
