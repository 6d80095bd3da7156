// What there is to see at a table of Kuhn poker.

import { PokerRenderer, cardOf } from "./table.js";

const CARDS = ["jack", "queen", "king"];
const MOVES = ["first", "second", "third"];

export class KuhnRenderer extends PokerRenderer {
  facts() {
    const { scene } = this;
    const own = scene.ownTeam;
    const first = scene.global("acts-first") > 0 ? own : 1 - own;
    const moves = [];
    for (const [i, place] of MOVES.entries()) {
      const bet = scene.global(`${place}-bet`) > 0;
      if (bet || scene.global(`${place}-passed`) > 0) {
        const answers = moves.at(-1)?.bet;
        moves.push({ team: i % 2 === 0 ? first : 1 - first, bet, text: bet ? (answers ? "calls" : "bets") : answers ? "folds" : "checks" });
      }
    }
    const chips = [1, 1];
    moves.forEach(({ team, bet }) => (chips[team] += bet ? 1 : 0));
    return { cards: sides(own, cardOf(scene, "own", CARDS), cardOf(scene, "opponent", CARDS)), chips, moves,
      folded: moves.find(({ text }) => text === "folds")?.team };
  }

  strength(card) {
    return CARDS.indexOf(card);
  }
}

function sides(own, ownCard, otherCard) {
  return own === 0 ? [ownCard, otherCard] : [otherCard, ownCard];
}
