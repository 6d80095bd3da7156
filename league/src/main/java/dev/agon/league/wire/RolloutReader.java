package dev.agon.league.wire;

import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;

/**
 * Reads a body that a {@link RolloutWriter} wrote into a rollout of the announced size, and refuses whatever the layout does not allow. Its
 * work is bounded by that size and the body's length.
 */
final class RolloutReader {
    private final Layout layout;
    private final Grids grids;
    private final Rollout rollout;
    private final ByteSource in;
    private final WordBook changes = new WordBook();
    private final WordBook legal = new WordBook();
    private final float[] zeros;
    private final long[][] lastTargets;
    private final int width;
    private final int words;
    private int lastNewId;

    RolloutReader(Layout layout, Grids grids, Rollout rollout, byte[] body) {
        this.layout = layout;
        this.grids = grids;
        this.rollout = rollout;
        in = new ByteSource(body);
        width = layout.features().size();
        words = layout.targetWords();
        zeros = new float[RolloutWriter.zeros(layout, rollout)];
        lastTargets = new long[layout.verbs().size()][words];
    }

    /** Fills the rollout's arrays. */
    void read() throws RefusedException {
        exact("outcome", rollout.outcome);
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
        exact("chunkState", rollout.chunkState);
        exact("endState", rollout.endState);
        int steps = rollout.steps();
        require(rollout.entityStart[steps + 1] == rollout.size.entities(), "entities", rollout.size.entities());
        require(rollout.actorStart[steps + 1] == rollout.size.actors(), "actors", rollout.size.actors());
        require(in.left() == 0, "body", in.left() + " bytes longer than what it says");
    }

    private void exact(String name, float[] numbers) throws RefusedException {
        in.reading(name);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.exact();
        }
    }

    private void tick(int observation) throws RefusedException {
        int[] tick = rollout.tick;
        int expected =
                switch (observation) {
                    case 0 -> 0;
                    case 1 -> tick[0] + 1;
                    default -> 2 * tick[observation - 1] - tick[observation - 2];
                };
        tick[observation] = expected + in.signed();
    }

    private void globals(int observation) throws RefusedException {
        int count = layout.globals().size();
        in.reading("globals");
        row(rollout.globals, observation * count, observation == 0 ? -1 : count, count, grids.globals(), 1);
    }

    private void planes(int observation) throws RefusedException {
        int cells = layout.rows() * layout.columns();
        int length = layout.changingPlaneLength();
        in.reading("planes");
        for (int at = 0; at < length; at += cells) {
            int column = grids.plane(at / cells);
            row(rollout.planes, observation * length + at, observation == 0 ? -1 : length, cells, column, 0);
        }
    }

    private void row(float[] numbers, int at, int back, int count, int column, int columnStep) throws RefusedException {
        System.arraycopy(back < 0 ? zeros : numbers, back < 0 ? 0 : at - back, numbers, at, count);
        for (int from = 0; from < count; from += Long.SIZE) {
            long mask = changes.read(in);
            numbers(
                    mask,
                    numbers,
                    at + from,
                    Math.min(Long.SIZE, count - from),
                    column + from * columnStep,
                    columnStep);
        }
    }

    /** Puts the numbers that changed in the place of those before. */
    private void numbers(long mask, float[] numbers, int at, int count, int column, int columnStep)
            throws RefusedException {
        require(count == Long.SIZE || mask >>> count == 0, "mask", mask);
        for (long left = mask; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            numbers[at + i] = number(column + i * columnStep, numbers[at + i]);
        }
    }

    private float number(int column, float before) throws RefusedException {
        if (grids.isNone(column)) {
            return in.exact();
        }
        int moved = in.number();
        return moved == 0
                ? in.exact()
                : grids.value(column, grids.nearest(column, before) + ByteSource.unfolded(moved - 1));
    }

    private void entities(int observation) throws RefusedException {
        in.reading("features");
        int count = in.number();
        int first = rollout.entityStart[observation];
        require(
                count >= 0 && count <= layout.maxEntities() && count <= rollout.size.entities() - first,
                "number of entities",
                count);
        int firstBefore = observation == 0 ? first : rollout.entityStart[observation - 1];
        int expected = firstBefore;
        for (int entity = first; entity < first + count; entity++) {
            int before = entity(entity, firstBefore, first, expected);
            expected = before < 0 ? expected : before + 1;
        }
        rollout.entityStart[observation + 1] = first + count;
    }

    /** Reads an entity; gives where it was in the observation before, or -1. */
    private int entity(int entity, int firstBefore, int endBefore, int expected) throws RefusedException {
        int told = in.number();
        long mask = changes.read(told >>> 1, in);
        int before = expected;
        if ((told & 1) != 0) {
            int moved = in.number();
            before = moved == 0 ? -1 : expected + ByteSource.unfolded(moved - 1);
        }
        int at = entity * width;
        if (before == -1 && (told & 1) != 0) {
            int kind = in.number();
            require(kind >= 0 && kind < layout.kinds().size(), "kind", kind);
            rollout.kind[entity] = kind;
            lastNewId += in.signed();
            rollout.id[entity] = lastNewId;
        } else {
            require(before >= firstBefore && before < endBefore, "row of an entity before", before - firstBefore);
            rollout.kind[entity] = rollout.kind[before];
            rollout.id[entity] = rollout.id[before];
            System.arraycopy(rollout.features, before * width, rollout.features, at, width);
        }
        int column = grids.features(rollout.kind[entity]);
        numbers(mask, rollout.features, at, Math.min(Long.SIZE, width), column, 1);
        for (int from = Long.SIZE; from < width; from += Long.SIZE) {
            numbers(changes.read(in), rollout.features, at + from, Math.min(Long.SIZE, width - from), column + from, 1);
        }
        return before;
    }

    private void actors(int observation) throws RefusedException {
        in.reading("logProbability");
        int count = in.number();
        int first = rollout.actorStart[observation];
        require(
                count >= 0
                        && count <= rollout.size.seats() * layout.maxActorsPerSeat()
                        && count <= rollout.size.actors() - first,
                "number of actors",
                count);
        rollout.actorStart[observation + 1] = first + count;
        int entities = rollout.entityStart[observation + 1] - rollout.entityStart[observation];
        for (int actor = first; actor < first + count; actor++) {
            int before = observation == 0 ? first : rollout.actorStart[observation - 1] + actor - first;
            int told = actor(actor, before < first ? before : -1);
            int entity = rollout.actorEntity[actor];
            int seat = rollout.actorSeat[actor];
            require(entity >= -1 && entity < entities, "entity of an actor", entity);
            require(seat >= 0 && seat < rollout.size.seats(), "seat of an actor", seat);
            if (observation < rollout.steps()) {
                order(actor, told, entities);
            }
        }
    }

    private int actor(int actor, int before) throws RefusedException {
        int told = in.number();
        boolean sameActor = (told & RolloutWriter.SAME_ACTOR) != 0;
        boolean sameVerbs = (told & RolloutWriter.SAME_VERBS) != 0;
        require(before >= 0 || !(sameActor || sameVerbs), "actor that was not there before", told);
        rollout.actorEntity[actor] = sameActor ? rollout.actorEntity[before] : in.number() - 1;
        rollout.actorSeat[actor] = sameActor ? rollout.actorSeat[before] : in.number();
        rollout.verbMask[actor] = sameVerbs ? rollout.verbMask[before] : legal.read(in);
        return told;
    }

    private void order(int actor, int told, int entities) throws RefusedException {
        int verb = in.number();
        int verbs = layout.verbs().size();
        long mask = rollout.verbMask[actor];
        require(verb >= 0 && verb < verbs && (mask >>> verb & 1) != 0, "verb", verb);
        require(verbs == Long.SIZE || mask >>> verbs == 0, "mask of verbs", mask);
        rollout.verb[actor] = verb;
        if (layout.targets(verb) > 0) {
            rollout.target[actor] = in.number();
            targets(actor, verb, (told & RolloutWriter.SAME_TARGETS) != 0);
            requireLegalTarget(actor, verb, entities);
        }
        rollout.logProbability[actor] = (told & RolloutWriter.CERTAIN) != 0 ? 0 : in.exact();
    }

    private void targets(int actor, int verb, boolean same) throws RefusedException {
        for (int word = 0; word < words; word++) {
            if (!same) {
                lastTargets[verb][word] = legal.read(in);
            }
            rollout.targetMask[actor * words + word] = lastTargets[verb][word];
        }
    }

    private void requireLegalTarget(int actor, int verb, int entities) throws RefusedException {
        int choices = layout.verbs().get(verb).target() == TargetKind.ENTITY ? entities : layout.targets(verb);
        int target = rollout.target[actor];
        int firstWord = actor * words;
        require(
                target >= 0
                        && target < choices
                        && (rollout.targetMask[firstWord + (target >>> 6)] >>> (target & 63) & 1) != 0,
                "target",
                target);
        for (int word = 0; word < words; word++) {
            long beyond = beyond(rollout.targetMask[firstWord + word], choices - word * Long.SIZE);
            require(beyond == 0, "mask of targets", beyond);
        }
    }

    private static long beyond(long mask, int choices) {
        if (choices <= 0) {
            return mask;
        }
        return choices >= Long.SIZE ? 0 : mask >>> choices;
    }

    private void earnings(int step) throws RefusedException {
        int seats = rollout.size.seats();
        int terms = RolloutWriter.terms(rollout);
        in.reading("value");
        row(rollout.value, step * seats, step == 0 ? -1 : seats, seats, grids.exact(), 0);
        in.reading("rewards");
        for (int seat = 0; seat < seats; seat++) {
            row(rollout.rewards, (step * seats + seat) * terms, seat == 0 ? -1 : terms, terms, grids.exact(), 0);
        }
    }

    private static void require(boolean condition, String what, Object value) throws RefusedException {
        if (!condition) {
            throw new RefusedException("the body of a rollout cannot have " + what + " " + value);
        }
    }
}
