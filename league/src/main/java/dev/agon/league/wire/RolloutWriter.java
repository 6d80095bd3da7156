package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Layout;

/**
 * Writes one rollout's body. The order is: outcomes; for each observation its tick, globals, planes, entities, actors with their orders,
 * and, but for the last, values and rewards; then core states.
 *
 * <p>Everything is told as what changed. A row of numbers is a mask of the columns that differ from another row, by its code in a {@link
 * WordBook}, and for each of them how far it moved on its {@link Grids grid}, one more than {@link ByteSink#folded}, or 0 and the number as
 * it is. The row of an entity is compared with the row of the same entity before, which nearly always is the next row.
 */
final class RolloutWriter {
    /** The actor is as the one in its place before: the same entity and seat. */
    static final int SAME_ACTOR = 1;

    /** It has the same legal verbs. */
    static final int SAME_VERBS = 2;

    /** The verb has the same legal targets as when it was last chosen. */
    static final int SAME_TARGETS = 4;

    /** The order was certain: its log-probability is 0. */
    static final int CERTAIN = 8;

    private final Layout layout;
    private final Grids grids;
    private final Rollout rollout;
    private final ByteSink out = new ByteSink();
    private final WordBook changes = new WordBook();
    private final WordBook legal = new WordBook();
    private final float[] zeros;
    private final long[][] lastTargets;
    private final int width;
    private final int words;
    private int lastNewId;

    RolloutWriter(Layout layout, Grids grids, Rollout rollout) {
        this.layout = layout;
        this.grids = grids;
        this.rollout = rollout;
        width = layout.features().size();
        words = layout.targetWords();
        zeros = new float[zeros(layout, rollout)];
        lastTargets = new long[layout.verbs().size()][words];
    }

    /** How many zeros take the place of any row that is not there. */
    static int zeros(Layout layout, Rollout rollout) {
        int cells = layout.rows() * layout.columns();
        int row = Math.max(layout.globals().size(), layout.features().size());
        return Math.max(Math.max(row, cells), Math.max(rollout.size.seats(), terms(rollout)));
    }

    /** How many terms a reward has. */
    static int terms(Rollout rollout) {
        return rollout.rewards.length / (rollout.size.steps() * rollout.size.seats());
    }

    ByteString body() {
        exact(rollout.outcome);
        for (int observation = 0; observation < rollout.tick.length; observation++) {
            tick(observation);
            globals(observation);
            planes(observation);
            entities(observation);
            actors(observation);
            if (observation < rollout.steps()) {
                earnings(observation);
            }
        }
        exact(rollout.chunkState);
        exact(rollout.endState);
        return out.toByteString();
    }

    private void exact(float[] numbers) {
        for (float number : numbers) {
            out.exact(number);
        }
    }

    private void tick(int observation) {
        int[] tick = rollout.tick;
        int expected =
                switch (observation) {
                    case 0 -> 0;
                    case 1 -> tick[0] + 1;
                    default -> 2 * tick[observation - 1] - tick[observation - 2];
                };
        out.signed(tick[observation] - expected);
    }

    private void globals(int observation) {
        int count = layout.globals().size();
        row(rollout.globals, observation * count, observation == 0 ? -1 : count, count, grids.globals(), 1);
    }

    private void planes(int observation) {
        int cells = layout.rows() * layout.columns();
        int length = layout.changingPlaneLength();
        for (int at = 0; at < length; at += cells) {
            int column = grids.plane(at / cells);
            row(rollout.planes, observation * length + at, observation == 0 ? -1 : length, cells, column, 0);
        }
    }

    /** A row that is compared with another one so many numbers before it in the same array, or with zeros where that is -1. */
    private void row(float[] numbers, int at, int back, int count, int column, int columnStep) {
        float[] before = back < 0 ? zeros : numbers;
        int beforeAt = back < 0 ? 0 : at - back;
        for (int from = 0; from < count; from += Long.SIZE) {
            int length = Math.min(Long.SIZE, count - from);
            long mask = changed(numbers, at + from, before, beforeAt + from, length);
            changes.write(mask, out);
            numbers(mask, numbers, at + from, before, beforeAt + from, column + from * columnStep, columnStep);
        }
    }

    private static long changed(float[] numbers, int at, float[] before, int beforeAt, int count) {
        long mask = 0;
        for (int i = 0; i < count; i++) {
            boolean same = Float.floatToRawIntBits(numbers[at + i]) == Float.floatToRawIntBits(before[beforeAt + i]);
            mask |= same ? 0 : 1L << i;
        }
        return mask;
    }

    private void numbers(long mask, float[] numbers, int at, float[] before, int beforeAt, int column, int columnStep) {
        for (long left = mask; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            number(column + i * columnStep, numbers[at + i], before[beforeAt + i]);
        }
    }

    private void number(int column, float number, float before) {
        if (grids.isNone(column)) {
            out.exact(number);
            return;
        }
        int whole = grids.nearest(column, number);
        int moved = ByteSink.folded(whole - grids.nearest(column, before)) + 1;
        if (moved != 0 && Float.floatToRawIntBits(grids.value(column, whole)) == Float.floatToRawIntBits(number)) {
            out.number(moved);
        } else {
            out.number(0);
            out.exact(number);
        }
    }

    private void entities(int observation) {
        int first = rollout.entityStart[observation];
        int end = rollout.entityStart[observation + 1];
        int firstBefore = observation == 0 ? first : rollout.entityStart[observation - 1];
        out.number(end - first);
        int expected = firstBefore;
        for (int entity = first; entity < end; entity++) {
            int before = before(entity, firstBefore, first, expected);
            entity(entity, before, expected);
            expected = before < 0 ? expected : before + 1;
        }
    }

    /** Where the same entity was in the observation before, or -1. */
    private int before(int entity, int firstBefore, int endBefore, int expected) {
        if (expected < endBefore && isSame(entity, expected)) {
            return expected;
        }
        for (int before = firstBefore; before < endBefore; before++) {
            if (isSame(entity, before)) {
                return before;
            }
        }
        return -1;
    }

    private boolean isSame(int entity, int before) {
        return rollout.id[entity] == rollout.id[before] && rollout.kind[entity] == rollout.kind[before];
    }

    private void entity(int entity, int before, int expected) {
        float[] rowBefore = before < 0 ? zeros : rollout.features;
        int beforeAt = before < 0 ? 0 : before * width;
        int at = entity * width;
        int length = Math.min(Long.SIZE, width);
        long mask = changed(rollout.features, at, rowBefore, beforeAt, length);
        int code = changes.code(mask);
        out.number(code << 1 | (before == expected ? 0 : 1));
        if (code == WordBook.UNKNOWN) {
            out.word(mask);
        }
        changes.enter(code, mask);
        if (before < 0) {
            out.number(0);
            out.number(rollout.kind[entity]);
            out.signed(rollout.id[entity] - lastNewId);
            lastNewId = rollout.id[entity];
        } else if (before != expected) {
            out.number(1 + ByteSink.folded(before - expected));
        }
        int column = grids.features(rollout.kind[entity]);
        numbers(mask, rollout.features, at, rowBefore, beforeAt, column, 1);
        for (int from = Long.SIZE; from < width; from += Long.SIZE) {
            length = Math.min(Long.SIZE, width - from);
            mask = changed(rollout.features, at + from, rowBefore, beforeAt + from, length);
            changes.write(mask, out);
            numbers(mask, rollout.features, at + from, rowBefore, beforeAt + from, column + from, 1);
        }
    }

    private void actors(int observation) {
        int first = rollout.actorStart[observation];
        int end = rollout.actorStart[observation + 1];
        out.number(end - first);
        for (int actor = first; actor < end; actor++) {
            int before = observation == 0 ? -1 : rollout.actorStart[observation - 1] + actor - first;
            actor(actor, before < first ? before : -1, observation < rollout.steps());
        }
    }

    private void actor(int actor, int before, boolean ordered) {
        boolean sameActor = before >= 0
                && rollout.actorEntity[actor] == rollout.actorEntity[before]
                && rollout.actorSeat[actor] == rollout.actorSeat[before];
        boolean sameVerbs = before >= 0 && rollout.verbMask[actor] == rollout.verbMask[before];
        int verb = rollout.verb[actor];
        boolean aimed = ordered && layout.targets(verb) > 0;
        boolean sameTargets = aimed && hasLastTargets(actor, verb);
        boolean certain = ordered && Float.floatToRawIntBits(rollout.logProbability[actor]) == 0;
        out.number((sameActor ? SAME_ACTOR : 0)
                | (sameVerbs ? SAME_VERBS : 0)
                | (sameTargets ? SAME_TARGETS : 0)
                | (certain ? CERTAIN : 0));
        if (!sameActor) {
            out.number(rollout.actorEntity[actor] + 1);
            out.number(rollout.actorSeat[actor]);
        }
        if (!sameVerbs) {
            legal.write(rollout.verbMask[actor], out);
        }
        if (ordered) {
            order(actor, verb, aimed, sameTargets, certain);
        }
    }

    private boolean hasLastTargets(int actor, int verb) {
        for (int word = 0; word < words; word++) {
            if (rollout.targetMask[actor * words + word] != lastTargets[verb][word]) {
                return false;
            }
        }
        return true;
    }

    private void order(int actor, int verb, boolean aimed, boolean sameTargets, boolean certain) {
        out.number(verb);
        if (aimed) {
            out.number(rollout.target[actor]);
        }
        if (aimed && !sameTargets) {
            for (int word = 0; word < words; word++) {
                lastTargets[verb][word] = rollout.targetMask[actor * words + word];
                legal.write(lastTargets[verb][word], out);
            }
        }
        if (!certain) {
            out.exact(rollout.logProbability[actor]);
        }
    }

    /** Values are compared with those of the step before, rewards with those of the seat before. */
    private void earnings(int step) {
        int seats = rollout.size.seats();
        int terms = terms(rollout);
        row(rollout.value, step * seats, step == 0 ? -1 : seats, seats, grids.exact(), 0);
        for (int seat = 0; seat < seats; seat++) {
            row(rollout.rewards, (step * seats + seat) * terms, seat == 0 ? -1 : terms, terms, grids.exact(), 0);
        }
    }
}
