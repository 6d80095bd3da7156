package dev.agon.game.leduc;

import static dev.agon.game.leduc.Leduc.AMBER;
import static dev.agon.game.leduc.LeducLayout.CALL;
import static dev.agon.game.leduc.LeducLayout.FOLD;
import static dev.agon.game.leduc.LeducLayout.RAISE;
import static dev.agon.game.leduc.LeducLayout.RANKS;

import dev.agon.game.Enumerable;
import dev.agon.game.Event;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One playing of Leduc poker: a deal, a round of betting, an open card, a second round. A round ends when a raise is called or
 * both sides have called; the match ends when somebody folds or after the second round.
 */
final class LeducMatch implements Enumerable.Node, Match.Resampling {
    /** Chips that each side puts in before the deal. */
    private static final int ANTE = 1;

    private static final int MOST_RAISES_A_ROUND = 2;

    /** Chips on top of a call that a raise is, {@code [round]}. */
    private static final int[] STAKE = {2, 4};

    private static final int NOT_DEALT = -1;
    private static final int NOBODY = -1;
    private static final String[] NAMES = {"Amber", "Sky"};

    private final Leduc game;
    private final int[] cards = {NOT_DEALT, NOT_DEALT};

    /** Rank of the open card, which lies from the second round on; dealt with the others where a seed deals. */
    private int openCard = NOT_DEALT;

    /** Chips in the pot. */
    private final int[] chips = {ANTE, ANTE};

    /** Verb of each move, {@code [round * MOST_MOVES_A_ROUND + move]}; -1 where there was none. */
    private final int[] moves = new int[LeducLayout.ROUNDS * LeducLayout.MOST_MOVES_A_ROUND];

    private int tick;
    private int round;
    private int movesInRound;
    private int raisesInRound;
    private int folder = NOBODY;
    private boolean showdown;
    private int lastMover = NOBODY;
    private int lastVerb;

    /** A match whose cards are not dealt yet. */
    LeducMatch(Leduc game) {
        this.game = game;
        Arrays.fill(moves, -1);
    }

    /** Deals all cards at once; the open card stays hidden until its time. */
    void deal(MatchRandom random) {
        Pack pack = new Pack();
        cards[AMBER] = pack.draw(random);
        cards[1 - AMBER] = pack.draw(random);
        openCard = pack.draw(random);
    }

    @Override
    public Leduc game() {
        return game;
    }

    @Override
    public boolean over() {
        return showdown || folder != NOBODY;
    }

    @Override
    public int tick() {
        return tick;
    }

    @Override
    public boolean awaits(int view) {
        return !over() && !atChance() && view == toMove();
    }

    /** Amber begins each round. */
    private int toMove() {
        return movesInRound & 1;
    }

    @Override
    public void observe(int view, Observation into) {
        into.clear(tick);
        int own = view == SPECTATOR ? AMBER : view;
        into.globals[LeducLayout.ACTS_FIRST] = own == AMBER ? 1 : 0;
        into.globals[LeducLayout.OWN_CHIPS] = chips[own];
        into.globals[LeducLayout.OPPONENT_CHIPS] = chips[1 - own];
        into.globals[LeducLayout.OWN_FOLDED] = folder == own ? 1 : 0;
        into.globals[LeducLayout.OPPONENT_FOLDED] = folder == 1 - own ? 1 : 0;
        observeCards(view, own, into);
        observeMoves(into);
        if (awaits(view)) {
            int actor = into.addActor(-1, view);
            for (int verb = FOLD; verb <= RAISE; verb++) {
                if (legal(verb)) {
                    into.allow(actor, verb);
                }
            }
        }
    }

    private void observeCards(int view, int own, Observation into) {
        if (cards[own] != NOT_DEALT) {
            into.globals[LeducLayout.OWN_CARD + cards[own]] = 1;
            if (view == SPECTATOR || showdown) {
                into.globals[LeducLayout.OPPONENT_CARD + cards[1 - own]] = 1;
            }
        }
        if (openCardLies()) {
            into.globals[LeducLayout.OPEN_CARD + openCard] = 1;
        }
    }

    private void observeMoves(Observation into) {
        for (int move = 0; move < moves.length; move++) {
            if (moves[move] >= CALL) {
                into.globals[LeducLayout.MOVES + 2 * move + moves[move] - CALL] = 1;
            }
        }
    }

    private boolean openCardLies() {
        return round == 1 && openCard != NOT_DEALT;
    }

    /** Whether the one to move may do this. */
    private boolean legal(int verb) {
        return switch (verb) {
            case FOLD -> chips[1 - toMove()] > chips[toMove()];
            case CALL -> true;
            default -> raisesInRound < MOST_RAISES_A_ROUND;
        };
    }

    @Override
    public void advance(Orders[] orders) {
        if (over() || atChance()) {
            throw new IllegalStateException(over() ? "the match is over" : "chance must deal first");
        }
        lastMover = toMove();
        int ordered = orders[lastMover].verb[0];
        lastVerb = ordered >= FOLD && ordered <= RAISE && legal(ordered) ? ordered : CALL;
        moves[round * LeducLayout.MOST_MOVES_A_ROUND + movesInRound] = lastVerb;
        tick++;
        movesInRound++;
        switch (lastVerb) {
            case FOLD -> folder = lastMover;
            case CALL -> call();
            default -> raise();
        }
    }

    private void call() {
        chips[lastMover] = chips[1 - lastMover];
        if (movesInRound > 1) {
            endRound();
        }
    }

    private void raise() {
        chips[lastMover] = chips[1 - lastMover] + STAKE[round];
        raisesInRound++;
    }

    private void endRound() {
        showdown = round == LeducLayout.ROUNDS - 1;
        if (!showdown) {
            round++;
            movesInRound = 0;
            raisesInRound = 0;
        }
    }

    @Override
    public void rewards(int seat, float[] terms) {
        terms[0] = outcome(seat);
    }

    /** Chips won. */
    @Override
    public float outcome(int seat) {
        if (folder != NOBODY) {
            return seat == folder ? -chips[seat] : chips[1 - seat];
        }
        return showdown ? Integer.signum(strength(seat) - strength(1 - seat)) * chips[1 - seat] : 0;
    }

    /** A pair with the open card beats all ranks. */
    private int strength(int side) {
        return cards[side] == openCard ? RANKS.size() : cards[side];
    }

    @Override
    public long hash() {
        long dealt = (cards[0] + 1) * 16L + (cards[1] + 1) * 4L + openCard + 1;
        long made = 1;
        for (int verb : moves) {
            made = made * 4 + verb + 1;
        }
        return MatchRandom.derive(dealt, made);
    }

    @Override
    public void copyInto(Match other) {
        LeducMatch copy = (LeducMatch) other;
        System.arraycopy(cards, 0, copy.cards, 0, cards.length);
        System.arraycopy(chips, 0, copy.chips, 0, chips.length);
        System.arraycopy(moves, 0, copy.moves, 0, moves.length);
        copy.openCard = openCard;
        copy.tick = tick;
        copy.round = round;
        copy.movesInRound = movesInRound;
        copy.raisesInRound = raisesInRound;
        copy.folder = folder;
        copy.showdown = showdown;
        copy.lastMover = lastMover;
        copy.lastVerb = lastVerb;
    }

    /** Deals what the view has not seen from the cards that it has not seen. */
    @Override
    public void resample(int view, MatchRandom random) {
        if (cards[view] == NOT_DEALT || showdown) {
            return;
        }
        Pack pack = new Pack();
        pack.take(cards[view]);
        if (openCardLies()) {
            pack.take(openCard);
        }
        cards[1 - view] = pack.draw(random);
        if (!openCardLies() && openCard != NOT_DEALT) {
            openCard = pack.draw(random);
        }
    }

    @Override
    public boolean atChance() {
        return cards[AMBER] == NOT_DEALT || (round == 1 && openCard == NOT_DEALT);
    }

    /** A pair of ranks for Amber and Sky, then the rank of the open card. */
    @Override
    public int chanceOutcomes() {
        if (!atChance()) {
            return 0;
        }
        return cards[AMBER] == NOT_DEALT
                ? RANKS.size() * RANKS.size()
                : undealt().ranks();
    }

    @Override
    public double chanceProbability(int outcome) {
        Pack pack = undealt();
        if (cards[AMBER] != NOT_DEALT) {
            return pack.probability(pack.rank(outcome));
        }
        double ofAmber = pack.probability(outcome / RANKS.size());
        pack.take(outcome / RANKS.size());
        return ofAmber * pack.probability(outcome % RANKS.size());
    }

    @Override
    public void chance(int outcome) {
        if (!atChance()) {
            throw new IllegalStateException("the cards are dealt already");
        }
        if (cards[AMBER] == NOT_DEALT) {
            cards[AMBER] = outcome / RANKS.size();
            cards[1 - AMBER] = outcome % RANKS.size();
        } else {
            openCard = undealt().rank(outcome);
        }
    }

    private Pack undealt() {
        Pack pack = new Pack();
        for (int card : cards) {
            if (card != NOT_DEALT) {
                pack.take(card);
            }
        }
        return pack;
    }

    /** The own card and the initials of the moves, the open card between the rounds, e.g. {@code king crc queen r}; then what was shown. */
    @Override
    public String informationState(int view) {
        if (cards[view] == NOT_DEALT) {
            return "not dealt";
        }
        StringBuilder known = new StringBuilder(RANKS.get(cards[view])).append(' ');
        for (int move = 0; move < moves.length; move++) {
            if (move == LeducLayout.MOST_MOVES_A_ROUND && openCardLies()) {
                known.append(' ').append(RANKS.get(openCard)).append(' ');
            }
            if (moves[move] >= 0) {
                known.append("fcr".charAt(moves[move]));
            }
        }
        return showdown ? known + " against " + RANKS.get(cards[1 - view]) : known.toString();
    }

    /** The last move, the open card when it is laid, and at the end who takes the pot with what. */
    @Override
    public List<Event> events(int view) {
        List<Event> events = new ArrayList<>();
        if (tick > 0) {
            String verb = LeducLayout.LAYOUT.verbs().get(lastVerb).name();
            events.add(event(verb, NAMES[lastMover] + " " + verb + "s."));
        }
        if (tick > 0 && movesInRound == 0 && openCardLies()) {
            events.add(event("open", "The open card is a " + RANKS.get(openCard) + "."));
        }
        if (over()) {
            events.add(end());
        }
        return events;
    }

    private Event end() {
        if (outcome(AMBER) == 0) {
            return event("draw", "Both have a " + RANKS.get(cards[AMBER]) + " and share the pot.");
        }
        int winner = outcome(AMBER) > 0 ? AMBER : 1 - AMBER;
        String what =
                cards[winner] == openCard ? "a pair of " + RANKS.get(openCard) + "s" : "a " + RANKS.get(cards[winner]);
        String with = showdown ? " with " + what : "";
        return event("win", NAMES[winner] + " wins " + (int) outcome(winner) + with + ".");
    }

    private static Event event(String kind, String text) {
        return new Event(kind, 0, 0, 0, 0, 0, 0, text);
    }
}
