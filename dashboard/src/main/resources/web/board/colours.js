// The tokens that canvases draw with, read once per theme.

import { onTheme, token } from "../app/theme.js";

const NAMES = ["text", "muted", "line", "surface", "ground", "accent", "amber", "sky", "amber-text", "sky-text", "neutral", "warn", "board",
  "board-outside", "board-lane", "board-lane-edge", "board-water", "board-shore", "board-grass", "board-forest", "board-forest-edge",
  "board-forest-rim", "board-tree", "board-ink", "board-veil", "board-shadow", "board-veil-edge", "board-plate", "board-solid",
  "board-health-ground", "gold", "heal", "mana"];

let read;

/** Colours by their token's name in camelCase, and `team(index)`. A new object after every change of theme. */
export function colours() {
  if (!read) {
    read = Object.fromEntries(NAMES.map((name) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), token(`--${name}`)]));
    const teams = [read.amber, read.sky];
    read.team = (index) => teams[index] ?? read.neutral;
    const texts = [read.amberText, read.skyText];
    read.teamText = (index) => texts[index] ?? read.muted;
  }
  return read;
}

/** See-through colours that were asked for, by colour and then by opacity from 0 to 255. @type {Map<string, string[]>} */
const fainter = new Map();

/** The same colour, see-through; for colours given as #rrggbb. Asked for at every frame, so each is put together once. */
export function faint(colour, alpha) {
  let known = fainter.get(colour);
  if (!known) {
    known = [];
    fainter.set(colour, known);
  }
  const opacity = Math.round(alpha * 255);
  return (known[opacity] ??= colour + opacity.toString(16).padStart(2, "0"));
}

onTheme(() => (read = undefined));
