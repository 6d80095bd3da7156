// Many things in a plane with one stop of the Tab key: arrow keys go on from there to the nearest in that direction.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Follows an arrow key.
 * @param {KeyboardEvent} event
 * @param {Iterable<HTMLElement | SVGElement>} things that can be gone to
 * @param {(thing: HTMLElement) => [number, number]} placeOf row and column
 */
export function rove(event, things, placeOf) {
  const way = WAYS[event.key];
  const all = [...things];
  const here = all.find((thing) => thing === document.activeElement);
  if (!way || !here) {
    return;
  }
  event.preventDefault();
  const [row, column] = placeOf(here);
  let next;
  let least = Infinity;
  for (const thing of all) {
    const [y, x] = placeOf(thing);
    const along = (x - column) * way[0] + (y - row) * way[1];
    const aside = Math.abs((x - column) * way[1]) + Math.abs((y - row) * way[0]);
    const far = along + 3 * aside;
    if (along > 0 && far < least) {
      least = far;
      next = thing;
    }
  }
  if (next) {
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}
