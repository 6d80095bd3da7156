package com.example;

import dev.agon.game.Game;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/**
 * Nim: three heaps of pebbles, in turn each side takes as many as it likes from one of them, and who takes the last one wins. Who begins can
 * always win, by leaving heaps whose sizes cancel each other out in binary.
 */
public final class Nim implements HeadToHead {
    private static final int[] HEAPS = {3, 4, 5};
    private static final int LARGEST = 5;
    private static final int PEBBLES = 12;

    /** Both sides see the pebbles, and say from which heap and how many. */
    private static final Layout LAYOUT = new Layout(
            List.of(Feature.of("left", 0, 1)), // globals
            List.of(), // kinds of entities
            List.of(), // their features
            List.of(Feature.flag("pebble")), // planes
            HEAPS.length, // rows of a plane: a heap each
            LARGEST, // columns of a plane
            0, // most entities
            1, // most actors of a seat
            List.of(Verb.atCell("top", LARGEST), Verb.atCell("middle", LARGEST), Verb.atCell("bottom", LARGEST)),
            -1); // a move must be made: nothing stands in for none

    @Override
    public String name() {
        return "nim";
    }

    @Override
    public String summary() {
        return "Nim: take pebbles from one heap; the last one wins.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win");
    }

    @Override
    public int maxTicks() {
        return PEBBLES;
    }

    @Override
    public boolean perfectInformation() {
        return true;
    }

    @Override
    public Match start(long seed) {
        return new Playing();
    }

    private final class Playing implements Match {
        private final int[] heaps = HEAPS.clone();
        private int tick;

        @Override
        public Game game() {
            return Nim.this;
        }

        @Override
        public boolean over() {
            return left() == 0;
        }

        private int left() {
            int left = 0;
            for (int heap : heaps) {
                left += heap;
            }
            return left;
        }

        @Override
        public int tick() {
            return tick;
        }

        @Override
        public boolean awaits(int view) {
            return !over() && view == tick % 2;
        }

        @Override
        public void observe(int view, Observation into) {
            into.clear(tick);
            into.globals[0] = left() / (float) PEBBLES;
            int actor = awaits(view) ? into.addActor(-1, view) : -1; // -1: the actor is no entity
            for (int heap = 0; heap < heaps.length; heap++) {
                for (int pebble = 0; pebble < heaps[heap]; pebble++) {
                    into.plane(0, heap, pebble, 1);
                    if (actor >= 0) {
                        into.allow(actor, heap, pebble); // cell n: take n + 1
                    }
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            if (over()) {
                throw new IllegalStateException("the match is over at tick " + tick);
            }
            Orders mover = orders[tick % 2];
            int heap = mover.verb[0];
            int taken = mover.target[0] + 1;
            if (heap < 0 || heap >= heaps.length || taken < 1 || taken > heaps[heap]) {
                heap = heaps[0] > 0 ? 0 : heaps[1] > 0 ? 1 : 2; // the first legal order stands in
                taken = 1;
            }
            heaps[heap] -= taken;
            tick++;
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = outcome(seat);
        }

        @Override
        public float outcome(int seat) {
            int last = (tick + 1) % 2; // who moved last
            return !over() ? 0 : seat == last ? 1 : -1;
        }

        @Override
        public long hash() {
            long hash = tick;
            for (int heap : heaps) {
                hash = MatchRandom.mix(hash * 31 + heap + 1);
            }
            return hash;
        }

        @Override
        public void copyInto(Match other) {
            Playing copy = (Playing) other;
            System.arraycopy(heaps, 0, copy.heaps, 0, heaps.length);
            copy.tick = tick;
        }
    }
}
