// The ground of a lanes map: forest with soft edges, lanes, water, bases. Drawn once, quiet enough for units to stand out.

import { circle, sequence } from "../shapes.js";
import { faint } from "../colours.js";
import { outlines } from "./contour.js";

/** In metres. */
const LANE_WIDTH = 3.1;
const WATER_WIDTH = 2.6;
const BASE_RADIUS = 4.6;
const SPOT_RADIUS = 1.1;
const SHADE = 0.28;
const RIM = 0.5;

/** How far beyond the map's edge trees stand, ever fewer, in metres. */
export const BEYOND = 12;

/**
 * Paints everything from {@link BEYOND} before the map's first edge to as far behind its last.
 *
 * @param {CanvasRenderingContext2D} g in pixels from the left upper corner of that
 * @param {number} metre pixels of a metre
 * @param {import("./ground.js").Ground} ground
 */
export function paintTerrain(g, metre, ground, scene, colours) {
  const place = {
    metre,
    half: ground.size / 2,
    x: (x) => (BEYOND + (x / ground.cellSize + ground.size / 2)) * metre,
    y: (y) => (BEYOND + (y / ground.cellSize + ground.size / 2)) * metre,
    at: (cells) => (BEYOND + 0.5 + cells) * metre,
  };
  const forest = forestPath(ground, place);
  const whole = (ground.size + 2 * BEYOND) * metre;
  g.fillStyle = colours.board;
  g.fillRect(0, 0, whole, whole);
  paintGrass(g, place, ground, colours);
  paintWater(g, place, scene, colours);
  paintBases(g, place, scene, colours);
  paintLanes(g, place, scene, colours);
  paintSpots(g, place, scene, colours);
  paintForest(g, forest, place, ground, colours);
}

/** The forest as one path, the open ground left out; what lies outside the map is forest. */
function forestPath(ground, place) {
  const { size, wall } = ground;
  const value = (row, column) => (row < 0 || column < 0 || row >= size || column >= size ? 1 : wall[row * size + column]);
  const path = new Path2D();
  const far = (size + 2 * BEYOND) * place.metre;
  path.rect(-far, -far, 3 * far, 3 * far);
  for (const loop of outlines(value, -1, size, 0.5, 3)) {
    loop.forEach(([x, y], i) => path[i === 0 ? "moveTo" : "lineTo"](place.at(x), place.at(y)));
    path.closePath();
  }
  return path;
}

/** Tufts, so that open ground is not flat. */
function paintGrass(g, place, ground, colours) {
  const next = sequence(7);
  g.strokeStyle = colours.boardGrass;
  g.lineCap = "round";
  g.lineWidth = Math.max(1, 0.07 * place.metre);
  g.beginPath();
  for (let i = 0; i < ground.size * ground.size * 0.22; i++) {
    const x = next() * ground.size;
    const y = next() * ground.size;
    const size = 0.1 + 0.12 * next();
    for (const lean of [-0.5, 0.1, 0.6]) {
      g.moveTo(place.at(x - 0.5 + lean * size * 0.6), place.at(y - 0.5));
      g.lineTo(place.at(x - 0.5 + lean * size * 1.6), place.at(y - 0.5 - size));
    }
  }
  g.stroke();
}

/** The stream between the bases. */
function paintWater(g, place, scene, colours) {
  const stream = (width, colour) => {
    g.strokeStyle = colour;
    g.lineWidth = width * place.metre;
    g.lineCap = "butt";
    g.beginPath();
    for (let t = -1.1; t <= 1.1; t += 0.02) {
      const bend = 0.03 * Math.sin(6 * t) * Math.min(1, Math.abs(t) * 3);
      g.lineTo(place.x(t + bend), place.y(t - bend));
    }
    g.stroke();
  };
  if (lanePaths(scene).length > 1) {
    stream(WATER_WIDTH + 0.35, colours.boardShore);
    stream(WATER_WIDTH, colours.boardWater);
  }
}

/** The ways of creeps, as lists of points. */
function lanePaths(scene) {
  const paths = [];
  for (let lane = 0; scene.drawing(`lane${lane}`).length > 0; lane++) {
    paths.push(points(scene.drawing(`lane${lane}`)));
  }
  return paths;
}

function points(numbers) {
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
}

/** Amber's numbers are the game's; Sky's are turned round. Where a Sky player sees the map, all of it is. */
export function teamsAndSigns(scene) {
  return scene.turned ? [[0, -1], [1, 1]] : [[0, 1], [1, -1]];
}

function paintBases(g, place, scene, colours) {
  const [coreX, coreY] = scene.drawing("core");
  const [fountainX, fountainY] = scene.drawing("fountain");
  const radius = scene.drawing("fountainRadius")[0] * place.half;
  for (const [team, sign] of teamsAndSigns(scene)) {
    const colour = colours.team(team);
    const x = place.x(sign * coreX);
    const y = place.y(sign * coreY);
    const glow = g.createRadialGradient(x, y, place.metre, x, y, BASE_RADIUS * place.metre);
    glow.addColorStop(0, faint(colour, 0.2));
    glow.addColorStop(1, faint(colour, 0.06));
    g.fillStyle = glow;
    circle(g, x, y, BASE_RADIUS * place.metre);
    g.fill();
    g.strokeStyle = faint(colour, 0.3);
    g.lineWidth = Math.max(1, 0.06 * place.metre);
    g.stroke();
    paintFountain(g, place.x(sign * fountainX), place.y(sign * fountainY), radius * place.metre, place.metre, colour);
  }
}

function paintFountain(g, x, y, radius, metre, colour) {
  g.strokeStyle = faint(colour, 0.45);
  g.lineWidth = Math.max(1, 0.08 * metre);
  g.setLineDash([0.25 * metre, 0.45 * metre]);
  circle(g, x, y, radius);
  g.stroke();
  g.setLineDash([]);
  for (const [share, alpha] of [[0.42, 0.1], [0.28, 0.14], [0.14, 0.3]]) {
    g.fillStyle = faint(colour, alpha);
    circle(g, x, y, radius * share);
    g.fill();
  }
}

function paintLanes(g, place, scene, colours) {
  g.lineJoin = "round";
  g.lineCap = "round";
  for (const [width, colour] of [[LANE_WIDTH + 0.3, colours.boardLaneEdge], [LANE_WIDTH, colours.boardLane]]) {
    g.strokeStyle = colour;
    g.lineWidth = width * place.metre;
    for (const path of lanePaths(scene)) {
      g.beginPath();
      path.forEach(([x, y]) => g.lineTo(place.x(x), place.y(y)));
      g.stroke();
    }
  }
}

/** Where beasts live and runes appear. */
function paintSpots(g, place, scene, colours) {
  for (const [x, y] of points(scene.drawing("camps"))) {
    const r = 1.5 * SPOT_RADIUS * place.metre;
    g.fillStyle = colours.boardLane;
    circle(g, place.x(x), place.y(y), r);
    g.fill();
    g.fillStyle = faint(colours.neutral, 0.45);
    for (let i = 0; i < 9; i++) {
      const angle = (i * 2 * Math.PI) / 9 + 0.2;
      circle(g, place.x(x) + r * Math.cos(angle), place.y(y) + r * Math.sin(angle), (0.13 + 0.05 * (i % 3)) * place.metre);
      g.fill();
    }
  }
  for (const [x, y] of points(scene.drawing("runes"))) {
    g.strokeStyle = faint(colours.neutral, 0.6);
    g.lineWidth = Math.max(1, 0.07 * place.metre);
    for (const radius of [0.75, 0.5]) {
      circle(g, place.x(x), place.y(y), radius * SPOT_RADIUS * place.metre);
      g.stroke();
    }
  }
}

function paintForest(g, forest, place, ground, colours) {
  g.save();
  g.translate(SHADE * place.metre, 1.3 * SHADE * place.metre);
  g.fillStyle = colours.boardShadow;
  g.fill(forest, "evenodd");
  g.restore();
  g.fillStyle = colours.boardForest;
  g.fill(forest, "evenodd");
  g.save();
  g.clip(forest, "evenodd");
  g.lineJoin = "round";
  for (const [width, colour] of [[2 * RIM, colours.boardForestEdge], [0.16, colours.boardForestRim]]) {
    g.strokeStyle = colour;
    g.lineWidth = width * place.metre;
    g.stroke(forest);
  }
  paintTrees(g, place, ground, colours);
  g.restore();
}

/** Crowns of trees, the same seen from either base; fewer and fewer outside the map. */
function paintTrees(g, place, ground, colours) {
  const next = sequence(20);
  const reach = ground.size / 2 + BEYOND;
  const trees = Math.round(0.55 * (2 * reach) ** 2);
  for (let i = 0; i < trees; i++) {
    const x = (2 * next() - 1) * reach;
    const y = next() * reach;
    const size = 0.34 + 0.3 * next();
    const lightness = next();
    const beyond = Math.max(Math.abs(x), Math.abs(y)) - ground.size / 2;
    if (isDeep(ground, x, y) && next() > beyond / (BEYOND - 1)) {
      paintTree(g, place, x, y, size, lightness, colours);
      paintTree(g, place, -x, -y, size, lightness, colours);
    }
  }
}

function isDeep(ground, x, y) {
  const middle = ground.size / 2;
  const wall = (atX, atY) => {
    const column = Math.floor(atX + middle);
    const row = Math.floor(atY + middle);
    return row < 0 || column < 0 || row >= ground.size || column >= ground.size || ground.wall[row * ground.size + column] === 1;
  };
  const room = 0.42;
  return wall(x + room, y) && wall(x - room, y) && wall(x, y + room) && wall(x, y - room);
}

function paintTree(g, place, x, y, size, lightness, colours) {
  const px = (BEYOND + place.half + x) * place.metre;
  const py = (BEYOND + place.half + y) * place.metre;
  const r = size * place.metre;
  g.fillStyle = colours.boardForestEdge;
  circle(g, px + 0.12 * r, py + 0.2 * r, r);
  g.fill();
  g.fillStyle = lightness < 0.5 ? colours.boardTree : colours.boardForest;
  circle(g, px, py, r * 0.94);
  g.fill();
  g.fillStyle = colours.boardForestRim;
  g.globalAlpha = 0.45;
  circle(g, px - 0.16 * r, py - 0.18 * r, r * 0.56);
  g.fill();
  g.globalAlpha = 1;
}
