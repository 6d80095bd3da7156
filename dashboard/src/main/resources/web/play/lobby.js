// What can be played, with whom, and how a seat is had.

import { ask, post } from "../app/api.js";
import { chosenRun, inRun } from "../app/run.js";
import { thin } from "../charts/smooth.js";
import { me } from "./who.js";
import { offered } from "./words.js";

const FIRST_GAME = "lanes1v1";
const SIDES = ["amber", "sky"];

const MOST_OF_AN_AGENT = 8;
const MOST_OF_OTHER_AGENTS = 3;

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

/** Of a run's main agent the strongest policy, the newest and some before it, evenly from the first on; of other agents a few. */
function snapshots({ run, agents }) {
  return agents.flatMap((agent, i) => {
    const main = i === 0;
    const policies = thin(agent.curve, main ? MOST_OF_AN_AGENT : MOST_OF_OTHER_AGENTS).map((point) => offer(run, agent, main, point));
    const best = main ? agent.curve.reduce((found, one) => (found && atLeast(found) >= atLeast(one) ? found : one), undefined) : undefined;
    return best
      ? [{ ...offer(run, agent, main, best), name: `${run}@best`, description: `The strongest policy of ${run} so far: version ${versionOf(best)}.` }, ...policies]
      : policies;
  });
}

function offer(run, agent, main, point) {
  const newest = point === agent.curve.at(-1);
  const whose = main ? "" : ` of ${agent.name}`;
  const description = newest ? `The newest policy${whose || " of the run"}.` : `The policy${whose} as it was at version ${versionOf(point)}.`;
  return { name: `${run}@${main ? "" : `${agent.name}@`}${newest ? "latest" : versionOf(point)}`, kind: "agent", rating: point.rating,
    ratingSigma: point.sigma, description };
}

function versionOf(point) {
  return point.name.split("@")[1];
}

/** What a rating is very likely to be at least. */
function atLeast({ rating, sigma }) {
  return rating - 2 * sigma;
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
