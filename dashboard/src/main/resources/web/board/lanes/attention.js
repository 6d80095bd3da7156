// What an agent aims at, drawn on the map: lines to the units that it looks at, rays in the directions that it weighs up.

import { percent } from "../../app/format.js";
import { circle } from "../shapes.js";
import { faint } from "../colours.js";

const DIRECTIONS = 16;
const TURN = 2 * Math.PI;
/** Length of the ray of a direction that is certain, in metres. */
const RAY_METRES = 7;

/**
 * @param {CanvasRenderingContext2D} g
 * @param {import("../../stage/thinking.js").Thinker} mind
 * @param {(unit: any) => [number, number]} place
 */
export function drawAttention(g, view, lens, scene, mind, place) {
  const from = mind.unit ? place(mind.unit) : mind.place && [lens.x(mind.place.x), lens.y(mind.place.y)];
  if (!from) {
    return;
  }
  const colour = view.colours.team(mind.team);
  g.save();
  g.lineCap = "round";
  halo(g, from, colour, view);
  for (const aim of [...mind.aims].reverse()) {
    if (aim.place) {
      drawLook(g, from, aim.unit ? place(aim.unit) : [lens.x(aim.place.x), lens.y(aim.place.y)], aim.share, colour, view);
    } else if (mind.verb === "move" || mind.verb === "ability2") {
      drawRay(g, from, aim, mind, lens, scene, colour, view);
    }
  }
  g.restore();
}

function halo(g, [x, y], colour, view) {
  g.strokeStyle = view.colours.boardInk;
  g.lineWidth = 2;
  g.setLineDash([3, 4]);
  circle(g, x, y, 22);
  g.stroke();
  g.setLineDash([]);
}

/** Wider and clearer the likelier; the share stands at the end where there is any doubt. */
function drawLook(g, from, to, share, colour, view) {
  g.strokeStyle = faint(view.colours.boardSolid, 0.7);
  g.lineWidth = 3.5 + 6 * share;
  line(g, from, to);
  g.strokeStyle = faint(colour, 0.35 + 0.65 * share);
  g.lineWidth = 1.5 + 5 * share;
  line(g, from, to);
  g.lineWidth = 2;
  circle(g, to[0], to[1], 13 + 5 * share);
  g.stroke();
  label(g, to[0], to[1] - 24, share, view);
}

/** Heads and cells of sixteen directions; those of abilities lie on rings. */
function drawRay(g, [x, y], aim, mind, lens, scene, colour, view) {
  const half = scene.drawing("half")[0];
  const metre = (lens.scale * 100) / half;
  // Cells are as the actor's view has them: Sky sees the map turned round.
  const turned = mind.team === 1 ? TURN / 2 : 0;
  const angle = ((aim.cell % DIRECTIONS) * TURN) / DIRECTIONS + turned;
  const length = metre * (2.2 + RAY_METRES * aim.share);
  const start = 24;
  const tip = [x + Math.cos(angle) * (start + length), y + Math.sin(angle) * (start + length)];
  const spread = Math.PI / DIRECTIONS * 0.8;
  g.fillStyle = faint(colour, 0.25 + 0.6 * aim.share);
  g.strokeStyle = faint(view.colours.boardInk, 0.5);
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(x + Math.cos(angle) * start, y + Math.sin(angle) * start);
  g.lineTo(x + Math.cos(angle - spread) * (start + length), y + Math.sin(angle - spread) * (start + length));
  g.lineTo(x + Math.cos(angle + spread) * (start + length), y + Math.sin(angle + spread) * (start + length));
  g.closePath();
  g.fill();
  g.stroke();
  if (aim.share >= 0.1) {
    label(g, tip[0] + Math.cos(angle) * 14, tip[1] + Math.sin(angle) * 14, aim.share, view);
  }
}

function line(g, from, to) {
  g.beginPath();
  g.moveTo(...from);
  g.lineTo(...to);
  g.stroke();
}

function label(g, x, y, share, view) {
  const text = percent(share);
  g.font = "600 11px system-ui, sans-serif";
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.lineWidth = 3;
  g.strokeStyle = view.colours.boardSolid;
  g.strokeText(text, x, y);
  g.fillStyle = view.colours.boardInk;
  g.fillText(text, x, y);
}
