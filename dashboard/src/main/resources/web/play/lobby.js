// What can be played, with whom, and how a seat is had.

import { ask, post } from "../app/api.js";
import { chosenRun, inRun } from "../app/run.js";
import { thin } from "../charts/smooth.js";
import { me } from "./who.js";
import { offered } from "./words.js";

const FIRST_GAME = "lanes1v1";
const SIDES = ["amber", "sky"];

const MOST_OF_A_RUN = 8;

/** Games with their players; `first` is the one that somebody who has not chosen gets: what the run trains. */
export async function fetchGames() {
  const [games, run, league] = await Promise.all([ask("/api/arena/games"), ask(inRun("/api/run")).catch(() => undefined), fetchLeague()]);
  const first = run?.game ?? FIRST_GAME;
  return Promise.all(games.map(async (game) => ({ ...game, first: game.name === first, players: await fetchPlayers(game.name, league) })));
}

/** The league of the run that somebody chose, or nothing. */
function fetchLeague() {
  return chosenRun() ? ask(inRun("/api/league")).catch(() => undefined) : Promise.resolve(undefined);
}

async function fetchPlayers(game, league) {
  const listed = await ask(`/api/arena/opponents?game=${encodeURIComponent(game)}`);
  const known = new Set(listed.map((one) => one.name));
  const ofRun = league?.game === game ? snapshots(league).filter((one) => !known.has(one.name)) : [];
  return offered([...listed, ...ofRun]);
}

/** The newest policy of a run and some before it, evenly from the first on. */
function snapshots(league) {
  const { run } = league;
  const curve = league.curve ?? league.agents?.[0]?.curve ?? [];
  return thin(curve, MOST_OF_A_RUN).map((point) => {
    const newest = point === curve.at(-1);
    const version = point.name.split("@")[1];
    const description = newest ? "The newest policy of the run." : `The policy as it was at version ${version}.`;
    return { name: `${run}@${newest ? "latest" : version}`, kind: "agent", rating: point.rating, ratingSigma: point.sigma, description };
  });
}

/**
 * Makes a match and keeps a seat in it.
 * @param {{ game: any, team: number, opponents: string[], mates: string[], standIn: string, settings?: any, practice: boolean }} choice
 * @returns {Promise<{ match: string, seat: number, token: string, invitations: { seat: number, team: number, token: string }[] }>}
 */
export function takeSeat({ game, team, opponents, mates, standIn, settings, practice }) {
  const { name, proof } = me();
  return post("/api/arena/matches", {
    game: game.name, side: SIDES[team] ?? "random", opponents, mates: mates.length > 0 ? mates : undefined, standIn, settings, practice,
    name: name || undefined, nameToken: proof,
  });
}

/** What somebody is invited to: `{ match, game, host, seat, team, teams, seats }`. */
export function fetchInvitation(token) {
  return ask(`/api/arena/invitations/${encodeURIComponent(token)}`);
}

/** Takes the seat that an invitation is to. */
export function acceptInvitation(token) {
  const { name, proof } = me();
  return post(`/api/arena/invitations/${encodeURIComponent(token)}`, { name: name || undefined, nameToken: proof });
}
