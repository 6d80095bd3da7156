// Playing poker: the legal moves as buttons that say what they cost, each with a letter.

import { KuhnRenderer } from "../board/poker/kuhn.js";
import { LeducRenderer } from "../board/poker/leduc.js";
import { VerbControls } from "./verb-controls.js";

/** Chips on top of a call that a raise in Leduc poker is, by round. */
const LEDUC_STAKES = [2, 4];

const LETTERS = { fold: "F", check: "C", call: "C", bet: "R", raise: "R" };

class PokerControls extends VerbControls {
  buttons() {
    return super.buttons().map((button, i) => {
      const text = this.name(button.verb);
      return { ...button, text, key: LETTERS[text.split(" ")[0].toLowerCase()] ?? String(i + 1) };
    });
  }

  key(event) {
    const letter = event.key.toUpperCase();
    const pressed = this.buttons().find((one, i) => one.key === letter || String(i + 1) === event.key);
    pressed?.give();
    return pressed !== undefined;
  }
}

export class KuhnControls extends PokerControls {
  name(verb) {
    const faces = new KuhnRenderer(this.scene).facts().moves.at(-1)?.bet;
    if (verb === "bet") {
      return faces ? "Call 1" : "Bet 1";
    }
    return faces ? "Fold" : "Check";
  }

  help() {
    return KuhnControls.help();
  }

  static help() {
    return [
      "A jack, a queen, a king: each side has one card and one chip in the pot. The higher card wins.",
      "Check or bet a chip; who faces a bet calls or folds. F, C and R are the keys.",
      "Amber acts first. One hand is a match; play on to see who is ahead.",
    ];
  }
}

export class LeducControls extends PokerControls {
  name(verb) {
    const { chips, open } = new LeducRenderer(this.scene).facts();
    const own = this.scene.ownTeam;
    const owed = chips[1 - own] - chips[own];
    if (verb === "raise") {
      return `Raise ${owed + LEDUC_STAKES[open ? 1 : 0]}`;
    }
    if (verb === "call") {
      return owed > 0 ? `Call ${owed}` : "Check";
    }
    return "Fold";
  }

  help() {
    return LeducControls.help();
  }

  static help() {
    return [
      "Two jacks, two queens, two kings; one card each and one chip in the pot. After a round of betting a card is laid open for both.",
      "A card that pairs the open one beats all, else the higher wins. A raise is 2 chips more than a call, after the open card 4; two raises a round.",
      "F folds, C checks or calls, R raises. Amber begins each round. One hand is a match; play on to see who is ahead.",
    ];
  }
}
