// Pictures of what looks the same at frame after frame: painted once, and copied pixel by pixel from then on.

/** Pixels of pictures in use that are kept; as many again that were in use before them. */
const MOST_PIXELS = 3e6;
/** Sizes in steps of so much of a pixel, so that a map that comes nearer needs few pictures of a thing. */
const SIZE_STEP = 0.25;
const TURN = 2 * Math.PI;

/** A size that pictures are made in, near one that is wanted. */
export function step(size) {
  return Math.round(size / SIZE_STEP) * SIZE_STEP;
}

/** The number of a heading among so many round the circle. */
export function heading(angle, steps) {
  return ((Math.round((angle * steps) / TURN) % steps) + steps) % steps;
}

/** The angle of a heading's number. */
export function angleOf(number, steps) {
  return (number * TURN) / steps;
}

/** The pictures of one board. Call `begin` at every frame, before any `stamp`. */
export class Sprites {
  /** Pictures that were asked for lately, by name, and those that were before; both oldest first. */
  #kept = new Map();
  #before = new Map();
  #pixels = 0;
  #easel;
  #colours;
  #ratio = 1;

  /** Forgets all pictures where theme or density are others than before. @param {{ colours: any, ratio: number }} view */
  begin(view) {
    if (this.#colours !== view.colours || this.#ratio !== view.ratio) {
      this.#drop(this.#kept);
      this.#drop(this.#before);
      this.#pixels = 0;
      this.#colours = view.colours;
      this.#ratio = view.ratio;
    }
  }

  /** The nearest place on a pixel of the screen: what belongs together is moved there together. */
  snap(place) {
    return Math.round(place * this.#ratio) / this.#ratio;
  }

  /**
   * Copies a picture, and paints it where it is not kept.
   *
   * @param {CanvasRenderingContext2D} g
   * @param {string} name says all that the picture depends on but theme and density
   * @param {number} x of its middle, which goes to the nearest pixel
   * @param {number} y
   * @param {number} across how far it reaches from its middle to the sides
   * @param {number} along how far upwards and downwards
   * @param {(g: CanvasRenderingContext2D) => void} paint paints it about (0, 0)
   */
  stamp(g, name, x, y, across, along, paint) {
    const picture = this.#find(name) ?? this.#keep(name, this.#paint(across, along, paint));
    const ratio = this.#ratio;
    const { width, height } = picture;
    g.imageSmoothingEnabled = false;
    g.drawImage(picture, (Math.round(x * ratio) - width / 2) / ratio, (Math.round(y * ratio) - height / 2) / ratio, width / ratio,
      height / ratio);
    g.imageSmoothingEnabled = true;
  }

  #find(name) {
    const kept = this.#kept.get(name);
    if (kept) {
      return kept;
    }
    const before = this.#before.get(name);
    this.#before.delete(name);
    return before && this.#keep(name, before);
  }

  #keep(name, picture) {
    this.#kept.set(name, picture);
    this.#pixels += picture.width * picture.height;
    if (this.#pixels > MOST_PIXELS) {
      this.#drop(this.#before);
      [this.#before, this.#kept] = [this.#kept, new Map([[name, picture]])];
      this.#before.delete(name);
      this.#pixels = picture.width * picture.height;
    }
    return picture;
  }

  #paint(across, along, paint) {
    this.#easel ??= new OffscreenCanvas(1, 1);
    const half = (reach) => Math.max(1, Math.ceil(reach * this.#ratio));
    const [middleX, middleY] = [half(across), half(along)];
    this.#easel.width = 2 * middleX;
    this.#easel.height = 2 * middleY;
    const g = this.#easel.getContext("2d");
    g.setTransform(this.#ratio, 0, 0, this.#ratio, middleX, middleY);
    paint(g);
    return this.#easel.transferToImageBitmap();
  }

  #drop(pictures) {
    pictures.forEach((picture) => picture.close());
    pictures.clear();
  }
}
