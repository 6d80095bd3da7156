// Who plays at this browser: a name, and what proves that it is theirs. Kept in this browser alone.

import { ask, post } from "../app/api.js";

const NAME = "agon.name";
const PROOF = "agon.name.proof";

/** `{ name, proof }`; the name is empty for a guest, the proof undefined where the name has not been claimed. */
export function me() {
  return { name: read(NAME) ?? "", proof: read(PROOF) };
}

/**
 * Plays under this name from now on: claims it where it is new.
 * @param {string} name empty to play as a guest
 */
export async function callMe(name) {
  const wanted = name.trim();
  const known = me();
  if (wanted === known.name && (wanted === "" || known.proof)) {
    return known;
  }
  if (wanted === "") {
    write(NAME, undefined);
    write(PROOF, undefined);
    return me();
  }
  const claimed = await post("/api/arena/people", { name: wanted });
  write(NAME, claimed.name);
  write(PROOF, claimed.token);
  return me();
}

/** How the person plays a game: `{ name, rating?, ratingSigma?, matches? }`. */
export function standing(name, game) {
  return ask(`/api/arena/people?name=${encodeURIComponent(name)}&game=${encodeURIComponent(game)}`);
}

function read(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key, value) {
  try {
    value === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, value);
  } catch {
    // The name is then asked for again.
  }
}
