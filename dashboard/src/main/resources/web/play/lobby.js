// What can be played, against whom, and how a seat is had.

import { ask, post } from "../app/api.js";

const FIRST_GAME = "lanes1v1";
const SIDES = ["amber", "sky"];

/** Games with their opponents; `first` is the one that somebody who has not chosen gets: what the run trains. */
export async function fetchGames() {
  const [games, run] = await Promise.all([ask("/api/arena/games"), ask("/api/run").catch(() => undefined)]);
  const first = run?.game ?? FIRST_GAME;
  return Promise.all(games.map(async (game) => ({ ...game, first: game.name === first, players: await fetchOpponents(game.name) })));
}

function fetchOpponents(game) {
  return ask(`/api/arena/opponents?game=${encodeURIComponent(game)}`);
}

/**
 * Makes a match and keeps a seat in it.
 * @returns {Promise<{ match: string, seat: number, token: string }>}
 */
export function takeSeat({ game, team, opponent, settings }) {
  return post("/api/arena/matches", { game: game.name, side: SIDES[team] ?? "random", opponent: opponent.name, name: "You", settings });
}
