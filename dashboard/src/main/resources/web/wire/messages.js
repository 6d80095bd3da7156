// The messages of the arena as bytes and as objects. What they look like is fetched once, or given by a page that has it with it.

import { Codec } from "./codec.js";

const DESCRIPTION = "/web/agon.binpb";

/** @type {Codec | undefined} */
let codec;

/** Fetches the description of the messages that the server was built with, unless it is known. */
export async function learnMessages() {
  if (codec) {
    return;
  }
  const answer = await fetch(DESCRIPTION);
  if (!answer.ok) {
    throw new Error(`the description of the messages is missing (${answer.status})`);
  }
  knowMessages(await answer.arrayBuffer());
}

/** @param {ArrayBuffer} description as the server would give it */
export function knowMessages(description) {
  codec ??= new Codec(description);
}

/** Bytes of a message to the server: an object with one field of ClientMessage. */
export function toServer(message) {
  return codec.encode("agon.arena.ClientMessage", message);
}

/** Bytes as the server would send them. */
export function asServer(message) {
  return codec.encode("agon.arena.ServerMessage", message);
}

/** A message of the server: `[name of its field in ServerMessage, content]`, or undefined for one from a newer version. */
export function fromServer(bytes) {
  const message = codec.decode("agon.arena.ServerMessage", bytes);
  const name = Object.keys(message).find((one) => message[one] !== undefined);
  return name && [name, message[name]];
}

/** A replay as a page has it with it. */
export function asFilm(bytes) {
  return codec.decode("agon.arena.Film", bytes);
}
