package dev.agon.agents.network;

/**
 * How a core's rows lie in time: first step 0 of every sequence, then step 1 of those that have one, and so on, sequences from
 * longest to shortest; so the sequences alive at a step are a prefix of those alive before, and no masks are needed. A sequence
 * is of one match: what a match's start resets is the state that its first sequence starts from.
 */
final class Timeline {
    final int[] stepStart;
    private final float[][] startState;
    private final int[] startOffset;

    int rows;
    int steps;

    Timeline(int maxRows) {
        stepStart = new int[maxRows + 1];
        startState = new float[maxRows][];
        startOffset = new int[maxRows];
    }

    void clear() {
        rows = 0;
        steps = 1;
        stepStart[0] = 0;
        stepStart[1] = 0;
    }

    /** Adds rows to the step under way. */
    void addRows(int count) {
        rows += count;
        stepStart[steps] = rows;
    }

    void nextStep() {
        steps++;
        stepStart[steps] = rows;
    }

    /** Where a sequence's state before its first step lies; the array is read until the batch has been worked off. */
    void startState(int sequence, float[] state, int offset) {
        startState[sequence] = state;
        startOffset[sequence] = offset;
    }

    float[] startState(int sequence) {
        return startState[sequence];
    }

    int startOffset(int sequence) {
        return startOffset[sequence];
    }

    /** First row of a step. */
    int first(int step) {
        return stepStart[step];
    }

    /** How many sequences have that step. */
    int count(int step) {
        return stepStart[step + 1] - stepStart[step];
    }

    int row(int step, int sequence) {
        return stepStart[step] + sequence;
    }

    /** The last step of a sequence. */
    int lastStep(int sequence) {
        int step = steps - 1;
        while (sequence >= count(step)) {
            step--;
        }
        return step;
    }
}
