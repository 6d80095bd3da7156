// From a game's coordinates to pixels: the whole map in the middle of what space there is.

export class Camera {
  /**
   * @param {{ lowX: number, highX: number, lowY: number, highY: number }} map its edges in the game's coordinates
   * @param {number} margin pixels around it
   */
  constructor(map, margin) {
    this.map = map;
    this.margin = margin;
    this.scale = 1;
    this.left = 0;
    this.top = 0;
  }

  /** Fits the map into so many pixels. */
  fit(width, height) {
    const { lowX, highX, lowY, highY } = this.map;
    this.scale = Math.max(1, Math.min((width - 2 * this.margin) / (highX - lowX), (height - 2 * this.margin) / (highY - lowY)));
    this.left = width / 2 - (this.scale * (lowX + highX)) / 2;
    this.top = height / 2 - (this.scale * (lowY + highY)) / 2;
  }

  x(x) {
    return this.left + x * this.scale;
  }

  y(y) {
    return this.top + y * this.scale;
  }

  /** The place under a pixel. */
  place(pixelX, pixelY) {
    return { x: (pixelX - this.left) / this.scale, y: (pixelY - this.top) / this.scale };
  }
}
