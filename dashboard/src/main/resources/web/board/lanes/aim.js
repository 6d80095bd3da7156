// What a player at this board is about to do: where the hero goes, whom it attacks, how far an ability reaches.

import { circle } from "../shapes.js";
import { faint } from "../colours.js";
import { byKind } from "./facts.js";
import { drawGoal } from "./traces.js";

const DIRECTIONS = 16;
const STEP = (2 * Math.PI) / DIRECTIONS;

/** Draws the plan of the controls; see LanesControls.plan. */
export function drawPlan(g, view, lens, ground, scene, place) {
  const { plan } = view;
  const own = scene.units.get(plan?.own);
  if (!plan || !own) {
    return;
  }
  if (plan.goal) {
    drawWay(g, view, lens, place(own), plan);
    drawGoal(g, lens.x(plan.goal.x), lens.y(plan.goal.y), view.now - plan.goal.at, plan.goal.hostile, view.colours);
  }
  const target = scene.units.get(plan.target?.id);
  if (target) {
    drawGoal(g, ...place(target), view.now - plan.target.at, true, view.colours);
  }
  drawQueue(g, view, lens, scene, place);
  if (plan.aim) {
    drawAim(g, view, lens, ground, scene, own, place);
  }
}

/** What is queued: numbered places, joined in order. */
function drawQueue(g, view, lens, scene, place) {
  const { plan } = view;
  const at = (step) => {
    const unit = scene.units.get(step.target?.id ?? step.use?.unit);
    const spot = step.goal ?? step.use?.at;
    return unit ? place(unit) : spot ? [lens.x(spot.x), lens.y(spot.y)] : undefined;
  };
  let from = at(plan);
  plan.queue.forEach((step, i) => {
    const to = at(step);
    if (!to) {
      return;
    }
    if (from) {
      g.strokeStyle = faint(view.colours.boardInk, 0.35);
      g.lineWidth = 1.5;
      g.setLineDash([2, 6]);
      g.beginPath();
      g.moveTo(...from);
      g.lineTo(...to);
      g.stroke();
      g.setLineDash([]);
    }
    g.fillStyle = view.colours.boardInk;
    circle(g, ...to, 8);
    g.fill();
    g.fillStyle = view.colours.boardSolid;
    g.font = "600 10px system-ui, sans-serif";
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.fillText(String(i + 2), to[0], to[1] + 0.5);
    from = to;
  });
}

/** The way that the hero is on. */
function drawWay(g, view, lens, from, plan) {
  const points = plan.way ?? [];
  if (points.length === 0) {
    return;
  }
  g.strokeStyle = faint(view.colours.boardInk, 0.35);
  g.lineWidth = 1.5;
  g.setLineDash([2, 6]);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(...from);
  points.forEach(({ x, y }) => g.lineTo(lens.x(x), lens.y(y)));
  g.stroke();
  g.setLineDash([]);
}

function drawAim(g, view, lens, ground, scene, own, place) {
  const { aim } = view.plan;
  const [x, y] = place(own);
  const range = (aim.range ?? 0) * lens.scale;
  if (range > 0) {
    g.strokeStyle = faint(view.colours.boardInk, 0.7);
    g.fillStyle = faint(view.colours.boardInk, 0.05);
    g.lineWidth = 1.5;
    circle(g, x, y, range);
    g.fill();
    g.stroke();
  }
  switch (aim.aim) {
    case "entity": drawTargets(g, view, scene, aim, place); break;
    case "direction": drawDirection(g, view, lens, ground, scene, own, aim, [x, y]); break;
    case "place": drawPlaces(g, view, lens, scene, aim); break;
    default:
  }
}

/** Everybody that the ability may be aimed at. */
function drawTargets(g, view, scene, aim, place) {
  g.strokeStyle = view.colours.boardInk;
  g.lineWidth = 2;
  g.setLineDash([4, 4]);
  g.lineDashOffset = view.calm ? 0 : -view.now / 60;
  for (const id of aim.targets ?? []) {
    const unit = scene.units.get(id);
    if (unit) {
      circle(g, ...place(unit), 19);
      g.stroke();
    }
  }
  g.setLineDash([]);
  g.lineDashOffset = 0;
}

/** The way of a shot or a leap, to the first wall. */
function drawDirection(g, view, lens, ground, scene, own, aim, [x, y]) {
  if (!view.pointer) {
    return;
  }
  const angle = Math.round(Math.atan2(view.pointer.y - y, view.pointer.x - x) / STEP) * STEP;
  const length = ground.reach(own.x, own.y, angle, aim.range) * lens.scale;
  const leap = aim.radius > 0;
  const width = 2 * (leap ? ground.cellSize * 0.5 : scene.drawing("boltRadius")[0]) * lens.scale;
  g.lineCap = "butt";
  g.lineWidth = width;
  g.strokeStyle = faint(view.colours.boardInk, 0.2);
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(x + Math.cos(angle) * length, y + Math.sin(angle) * length);
  g.stroke();
  g.lineWidth = 2;
  g.strokeStyle = view.colours.boardInk;
  if (leap) {
    circle(g, x + Math.cos(angle) * length, y + Math.sin(angle) * length, aim.radius * lens.scale);
    g.stroke();
  } else {
    arrowHead(g, x + Math.cos(angle) * length, y + Math.sin(angle) * length, angle);
  }
}

function arrowHead(g, x, y, angle) {
  g.beginPath();
  for (const [back, aside] of [[12, 8], [0, 0], [12, -8]]) {
    g.lineTo(x - Math.cos(angle) * back - Math.sin(angle) * aside, y - Math.sin(angle) * back + Math.cos(angle) * aside);
  }
  g.stroke();
}

/** Every place that the ability may be aimed at, and the one that is nearest to the pointer. */
function drawPlaces(g, view, lens, scene, aim) {
  g.fillStyle = faint(view.colours.boardInk, 0.55);
  for (const { x, y } of aim.places ?? []) {
    circle(g, lens.x(x), lens.y(y), 2.5);
    g.fill();
  }
  const chosen = aim.snap?.(view.pointer);
  if (chosen) {
    const sight = byKind(scene, "sight", "ward");
    const radius = (aim.radius > 0 ? aim.radius : sight) * lens.scale;
    g.strokeStyle = view.colours.boardInk;
    g.fillStyle = faint(view.colours.boardInk, 0.1);
    g.lineWidth = 2;
    circle(g, lens.x(chosen.x), lens.y(chosen.y), radius);
    g.fill();
    g.stroke();
    g.fillStyle = view.colours.boardInk;
    circle(g, lens.x(chosen.x), lens.y(chosen.y), 4);
    g.fill();
  }
}
