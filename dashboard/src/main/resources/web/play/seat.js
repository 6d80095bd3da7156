// The seat that this tab has: it survives a reload, and for a while that somebody left it.

const SEAT = "agon.seat";

/**
 * @typedef {{ match: string, token: string, game?: string, invitations?: { seat: number, team: number, token: string }[],
 *     heldUntil?: number }} Seat `heldUntil`: somebody left it; until then they may come back, in milliseconds since 1970
 */

/** @returns {Seat | undefined} */
export function keptSeat() {
  try {
    return JSON.parse(sessionStorage.getItem(SEAT) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {Seat | undefined} seat undefined: there is none any more */
export function keepSeat(seat) {
  try {
    seat ? sessionStorage.setItem(SEAT, JSON.stringify(seat)) : sessionStorage.removeItem(SEAT);
  } catch {
    // The seat is then lost with a reload.
  }
}

/** The address that somebody else answers an invitation at. */
export function invitationLink(token) {
  return `${location.origin}/play?invitation=${token}`;
}
