// What there is to see at a table of Leduc poker: a round of betting, an open card, another round.

import { PokerRenderer, cardOf } from "./table.js";

const RANKS = ["jack", "queen", "king"];
const ROUNDS = [1, 2];
const MOVES_A_ROUND = [1, 2, 3, 4];
/** A card of the open card's rank beats all others. */
const PAIR = RANKS.length;

export class LeducRenderer extends PokerRenderer {
  facts() {
    const { scene } = this;
    const own = scene.ownTeam;
    const mine = cardOf(scene, "own", RANKS);
    const other = cardOf(scene, "opponent", RANKS);
    const chips = [scene.global("own-chips"), scene.global("opponent-chips")];
    const folded = scene.global("own-folded") > 0 ? own : scene.global("opponent-folded") > 0 ? 1 - own : undefined;
    const moves = this.#moves();
    if (folded !== undefined) {
      moves.push({ team: folded, text: "folds", round: moves.at(-1)?.round ?? 1 });
    }
    return { cards: own === 0 ? [mine, other] : [other, mine], chips: own === 0 ? chips : chips.reverse(), moves, folded,
      open: cardOf(scene, "open", RANKS), hasOpen: true };
  }

  /** Amber begins each round. */
  #moves() {
    const { scene } = this;
    const moves = [];
    for (const round of ROUNDS) {
      let raised = false;
      for (const move of MOVES_A_ROUND) {
        const raises = scene.global(`round-${round}-move-${move}-raised`) > 0;
        if (raises || scene.global(`round-${round}-move-${move}-called`) > 0) {
          moves.push({ team: (move - 1) % 2, round, text: raises ? "raises" : raised ? "calls" : "checks" });
          raised ||= raises;
        }
      }
    }
    return moves;
  }

  strength(card, open) {
    return card === open ? PAIR : RANKS.indexOf(card);
  }
}
