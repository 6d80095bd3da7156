// The ground of a lanes map: drawn once per size and theme, quiet enough for units to stand out.

import { circle, sequence } from "../shapes.js";
import { faint } from "../colours.js";

const LANE_WIDTH = 0.135;
const WATER_WIDTH = 0.12;
const BASE_RADIUS = 0.235;
const TREES = 520;

/** Paints the ground. */
export function paintTerrain(g, width, height, camera, scene, colours) {
  const lanes = lanePaths(scene);
  g.fillStyle = colours.boardOutside;
  g.fillRect(0, 0, width, height);
  paintField(g, camera, colours);
  paintWater(g, camera, colours);
  paintBases(g, camera, scene, colours);
  paintLanes(g, camera, lanes, colours);
  paintTrees(g, width, height, camera, lanes, scene, colours);
}

/** The ways of creeps, as lists of points. */
function lanePaths(scene) {
  const paths = [];
  for (let lane = 0; scene.drawing(`lane${lane}`).length > 0; lane++) {
    const numbers = scene.drawing(`lane${lane}`);
    paths.push(Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]));
  }
  return paths;
}

function paintField(g, camera, colours) {
  const left = camera.x(-1.04);
  const top = camera.y(-1.04);
  const size = 2.08 * camera.scale;
  g.fillStyle = colours.board;
  g.beginPath();
  g.roundRect(left, top, size, size, 0.09 * camera.scale);
  g.fill();
}

function paintWater(g, camera, colours) {
  g.save();
  g.beginPath();
  g.roundRect(camera.x(-1.04), camera.y(-1.04), 2.08 * camera.scale, 2.08 * camera.scale, 0.09 * camera.scale);
  g.clip();
  g.strokeStyle = colours.boardWater;
  g.lineWidth = WATER_WIDTH * camera.scale;
  g.lineCap = "butt";
  g.beginPath();
  for (let t = -1.2; t <= 1.2; t += 0.02) {
    const bend = 0.05 * Math.sin(5 * t) * Math.min(1, Math.abs(t) * 3);
    g.lineTo(camera.x(t + bend), camera.y(t - bend));
  }
  g.stroke();
  g.restore();
}

function paintBases(g, camera, scene, colours) {
  const core = scene.drawing("core");
  const fountain = scene.drawing("fountain");
  const radius = scene.drawing("fountainRadius")[0] ?? 0;
  for (const [team, sign] of teamsAndSigns(scene)) {
    const x = camera.x(sign * (core[0] ?? -0.78));
    const y = camera.y(sign * (core[1] ?? 0.78));
    g.fillStyle = faint(colours.team(team), 0.1);
    circle(g, x, y, BASE_RADIUS * camera.scale);
    g.fill();
    g.strokeStyle = faint(colours.team(team), 0.35);
    g.lineWidth = 1;
    g.stroke();
    if (fountain.length === 2) {
      paintFountain(g, camera.x(sign * fountain[0]), camera.y(sign * fountain[1]), radius * camera.scale, colours.team(team));
    }
  }
}

/** Amber's numbers are the game's; Sky's are turned round. Where a Sky player sees the map, all of it is. */
function teamsAndSigns(scene) {
  return scene.turned ? [[0, -1], [1, 1]] : [[0, 1], [1, -1]];
}

function paintFountain(g, x, y, radius, colour) {
  g.fillStyle = faint(colour, 0.12);
  circle(g, x, y, radius * 0.42);
  g.fill();
  g.strokeStyle = faint(colour, 0.5);
  g.setLineDash([2, 5]);
  g.lineWidth = 1.5;
  circle(g, x, y, radius * 0.42);
  g.stroke();
  g.setLineDash([]);
}

function paintLanes(g, camera, lanes, colours) {
  g.lineJoin = "round";
  g.lineCap = "round";
  for (const [width, colour] of [[LANE_WIDTH + 0.016, colours.boardLaneEdge], [LANE_WIDTH, colours.boardLane]]) {
    g.strokeStyle = colour;
    g.lineWidth = width * camera.scale;
    for (const path of lanes) {
      g.beginPath();
      path.forEach(([x, y]) => g.lineTo(camera.x(x), camera.y(y)));
      g.stroke();
    }
  }
}

function paintTrees(g, width, height, camera, lanes, scene, colours) {
  const next = sequence(20);
  const reach = 1 + Math.max(width, height) / 2 / camera.scale;
  for (let i = 0; i < TREES; i++) {
    const x = (2 * next() - 1) * reach;
    const y = (2 * next() - 1) * reach;
    const size = 0.012 + 0.017 * next();
    const clump = 1 + Math.floor(next() * 3);
    const turn = next() * 6;
    if (free(x, y, lanes, scene)) {
      paintTree(g, camera, x, y, size, clump, turn, colours);
      paintTree(g, camera, -x, -y, size, clump, turn + Math.PI, colours);
    }
  }
}

function paintTree(g, camera, x, y, size, clump, turn, colours) {
  const outside = Math.max(Math.abs(x), Math.abs(y)) > 1.05;
  g.globalAlpha = outside ? 0.55 : 0.85;
  g.fillStyle = colours.boardTree;
  for (let i = 0; i < clump; i++) {
    const angle = turn + i * 2.4;
    circle(g, camera.x(x + Math.cos(angle) * size), camera.y(y + Math.sin(angle) * size), size * (1.1 - 0.2 * i) * camera.scale);
    g.fill();
  }
  g.globalAlpha = 1;
}

function free(x, y, lanes, scene) {
  const edge = Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 1.04);
  const core = scene.drawing("core");
  const base = Math.min(Math.hypot(x - core[0], y - core[1]), Math.hypot(x + core[0], y + core[1]));
  const water = Math.abs(x - y) / Math.SQRT2;
  const lane = Math.min(...lanes.map((path) => distanceToPath(x, y, path)));
  return edge > 0.04 && base > BASE_RADIUS + 0.05 && water > WATER_WIDTH && lane > LANE_WIDTH / 2 + 0.06;
}

function distanceToPath(x, y, path) {
  let nearest = Infinity;
  for (let i = 1; i < path.length; i++) {
    const [ax, ay] = path[i - 1];
    const [bx, by] = path[i];
    const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return nearest;
}
