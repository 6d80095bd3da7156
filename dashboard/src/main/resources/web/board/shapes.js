// Shapes that every renderer shares. Amber is round, Sky is angular, neither is a square.

const TURN = 2 * Math.PI;

/** Begins a path of a regular polygon; its first corner points up unless turned. */
export function polygon(g, x, y, radius, corners, turned = 0) {
  g.beginPath();
  for (let i = 0; i < corners; i++) {
    const angle = turned - Math.PI / 2 + (i * TURN) / corners;
    g.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  g.closePath();
}

/** Begins a path of a circle. */
export function circle(g, x, y, radius) {
  g.beginPath();
  g.arc(x, y, Math.max(0, radius), 0, TURN);
}

/** Begins the path of a team's shape: a circle for Amber, a hexagon or diamond for Sky, a square for neither. */
export function teamShape(g, team, x, y, radius, corners = 6) {
  if (team === 0) {
    circle(g, x, y, radius);
  } else if (team === 1) {
    polygon(g, x, y, radius * (corners === 4 ? 1.18 : 1.1), corners, corners === 6 ? Math.PI / 6 : 0);
  } else {
    polygon(g, x, y, radius, 4, Math.PI / 4);
  }
}

/** A bar that is so full, with an optional lighter part that was lost a moment ago. */
export function bar(g, x, y, width, height, share, colour, ground, lost = share, lostColour = colour) {
  g.fillStyle = ground;
  g.beginPath();
  g.roundRect(x - 1, y - 1, width + 2, height + 2, (height + 2) / 2);
  g.fill();
  if (lost > share) {
    fillBar(g, x, y, width * Math.min(1, lost), height, lostColour);
  }
  if (share > 0) {
    fillBar(g, x, y, Math.max(height * 0.6, width * Math.min(1, share)), height, colour);
  }
}

/** The full part of a bar alone. */
export function fillBar(g, x, y, width, height, colour) {
  g.fillStyle = colour;
  g.beginPath();
  g.roundRect(x, y, width, height, Math.min(height / 2, width / 2));
  g.fill();
}

/** Fills what lies around a box, which may reach beyond the picture. */
export function around(g, width, height, left, top, right, bottom) {
  const above = Math.max(0, top);
  const below = Math.min(height, bottom);
  if (above > 0) g.fillRect(0, 0, width, above);
  if (below < height) g.fillRect(0, below, width, height - below);
  if (left > 0) g.fillRect(0, above, left, below - above);
  if (right < width) g.fillRect(right, above, width - right, below - above);
}

/** An even sequence in [0, 1) that is the same every time: scenery does not change between visits. */
export function sequence(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
