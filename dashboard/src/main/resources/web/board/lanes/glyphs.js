// Small signs: what a hero is, what an item or a rune does. Drawn in a square of two units about the middle, in one colour.

const TURN = 2 * Math.PI;

/** Signs by name; each draws with `fill`, `stroke` and a line width that suits its size. */
const GLYPHS = {
  warden(g) {
    g.beginPath();
    g.moveTo(0, -1);
    g.quadraticCurveTo(0.5, -0.64, 0.86, -0.68);
    g.quadraticCurveTo(0.9, 0.5, 0, 1.05);
    g.quadraticCurveTo(-0.9, 0.5, -0.86, -0.68);
    g.quadraticCurveTo(-0.5, -0.64, 0, -1);
    g.fill();
  },
  archer(g) {
    g.beginPath();
    g.arc(-0.6, 0, 1.1, -1.05, 1.05);
    g.stroke();
    lines(g, [[-0.06, -0.95], [-0.5, 0], [-0.06, 0.95]], [[-0.9, 0], [1.05, 0]], [[0.62, -0.36], [1.05, 0], [0.62, 0.36]]);
  },
  mage(g) {
    g.beginPath();
    for (let i = 0; i < 8; i++) {
      const reach = i % 2 === 0 ? 1.08 : 0.34;
      g.lineTo(reach * Math.sin((i * TURN) / 8), -reach * Math.cos((i * TURN) / 8));
    }
    g.closePath();
    g.fill();
  },
  mender(g) {
    g.beginPath();
    g.roundRect(-0.3, -0.95, 0.6, 1.9, 0.22);
    g.roundRect(-0.95, -0.3, 1.9, 0.6, 0.22);
    g.fill();
  },
  binder(g) {
    for (const side of [-1, 1]) {
      g.beginPath();
      g.ellipse(side * 0.42, side * 0.18, 0.58, 0.4, -0.6, 0, TURN);
      g.stroke();
    }
  },
  tower(g) {
    polygonOf(g, [-0.7, 0.95], [-0.5, -0.3], [-0.8, -0.3], [-0.8, -0.95], [-0.35, -0.95], [-0.35, -0.65], [0.35, -0.65], [0.35, -0.95],
      [0.8, -0.95], [0.8, -0.3], [0.5, -0.3], [0.7, 0.95]);
  },
  core(g) {
    polygonOf(g, [0, -1], [0.85, -0.25], [0, 1], [-0.85, -0.25]);
  },
  salve(g) {
    g.beginPath();
    g.moveTo(0, -1);
    g.bezierCurveTo(0.9, 0.1, 0.75, 0.95, 0, 0.95);
    g.bezierCurveTo(-0.75, 0.95, -0.9, 0.1, 0, -1);
    g.fill();
  },
  tonic(g) {
    polygonOf(g, [-0.28, -1], [0.28, -1], [0.28, -0.4], [0.8, 0.9], [-0.8, 0.9], [-0.28, -0.4]);
  },
  boots(g) {
    polygonOf(g, [-0.6, -0.95], [0.15, -0.95], [0.15, 0.2], [0.95, 0.55], [0.95, 0.9], [-0.6, 0.9]);
  },
  blade(g) {
    polygonOf(g, [0.95, -0.95], [0.9, -0.45], [-0.2, 0.5], [-0.5, 0.2], [0.45, -0.9]);
    lines(g, [[-0.75, 0.05], [-0.05, 0.75]], [[-0.45, 0.45], [-0.9, 0.9]]);
  },
  gloves(g) {
    lines(g, [[-0.85, -0.75], [-0.1, 0], [-0.85, 0.75]], [[0.05, -0.75], [0.8, 0], [0.05, 0.75]]);
  },
  plate(g) {
    polygonOf(g, [-0.9, -0.8], [-0.3, -0.9], [0, -0.6], [0.3, -0.9], [0.9, -0.8], [0.7, 0.1], [0.6, 0.9], [-0.6, 0.9], [-0.7, 0.1]);
  },
  orb(g) {
    g.beginPath();
    g.arc(0, -0.1, 0.72, 0, TURN);
    g.stroke();
    g.beginPath();
    g.arc(0, -0.1, 0.34, 0, TURN);
    g.fill();
    lines(g, [[-0.5, 0.95], [0.5, 0.95]]);
  },
  aegis(g) {
    g.beginPath();
    g.arc(0, 0, 0.9, 0, TURN);
    g.stroke();
    GLYPHS.mage(g);
  },
  bounty(g) {
    g.beginPath();
    g.arc(0, 0, 0.8, 0, TURN);
    g.stroke();
    polygonOf(g, [0, -0.5], [0.42, 0], [0, 0.5], [-0.42, 0]);
  },
  might(g) {
    lines(g, [[-0.75, 0.1], [0, -0.7], [0.75, 0.1]], [[-0.75, 0.8], [0, 0], [0.75, 0.8]]);
  },
  haste(g) {
    GLYPHS.gloves(g);
  },
  stunned(g) {
    GLYPHS.mage(g);
  },
  rooted(g) {
    lines(g, [[0, -0.95], [0, 0.1]], [[-0.85, 0.9], [-0.45, 0.2], [0, 0.1], [0.45, 0.2], [0.85, 0.9]], [[0, 0.1], [0, 0.95]]);
  },
  slowed(g) {
    lines(g, [[-0.75, -0.75], [0, 0], [0.75, -0.75]], [[-0.75, 0.05], [0, 0.8], [0.75, 0.05]]);
  },
  silenced(g) {
    g.beginPath();
    g.roundRect(-0.9, -0.75, 1.8, 1.15, 0.3);
    g.stroke();
    lines(g, [[-0.85, 0.95], [0.85, -0.95]]);
  },
  shielded(g) {
    GLYPHS.warden(g);
  },
  healing(g) {
    GLYPHS.mender(g);
  },
  home(g) {
    lines(g, [[-0.95, 0.05], [0, -0.8], [0.95, 0.05]], [[-0.6, -0.15], [-0.6, 0.85], [0.6, 0.85], [0.6, -0.15]]);
  },
};

/** Draws a sign; its half height is `size` pixels. */
export function drawGlyph(g, name, x, y, size, colour, turned = 0) {
  const draw = GLYPHS[name];
  if (!draw) {
    return;
  }
  g.save();
  g.translate(x, y);
  g.rotate(turned);
  g.scale(size, size);
  g.fillStyle = colour;
  g.strokeStyle = colour;
  g.lineWidth = 0.3;
  g.lineCap = "round";
  g.lineJoin = "round";
  draw(g);
  g.restore();
}

function lines(g, ...all) {
  g.beginPath();
  for (const points of all) {
    points.forEach(([x, y], i) => g[i === 0 ? "moveTo" : "lineTo"](x, y));
  }
  g.stroke();
}

function polygonOf(g, ...points) {
  g.beginPath();
  points.forEach(([x, y]) => g.lineTo(x, y));
  g.closePath();
  g.fill();
}
