// Who comes and goes, in sentences for the event log.

import { shown } from "../app/names.js";

/**
 * What changed between two Seats messages.
 * @param {any[]} before
 * @param {any[]} after
 * @returns {string[]}
 */
export function seatNews(before, after) {
  const known = new Map(before.map((seat) => [seat.seat, seat]));
  return after.flatMap((seat) => {
    const was = known.get(seat.seat);
    if (!was || seat.kind !== "HUMAN") return [];
    const name = seat.player || "Somebody";
    if (was.open && !seat.open) return [`${name} has taken a seat.`];
    if (!was.standIn && seat.standIn && !seat.open) return [`${name} is away: ${shown(seat.standIn)} plays on.`];
    if (was.standIn && !seat.standIn) return [`${name} is back.`];
    return [];
  });
}
