package dev.agon.league.audit;

import dev.agon.proto.training.MatchPart;
import org.jspecify.annotations.Nullable;

/** How far a match has come by what was told of it. */
final class MatchProgress {
    /** What is collected of it where it is to be played again, else null. */
    final @Nullable CaseFile file;

    private final int[] nextStep;

    /** Of a match with so many views, of which nothing was told. */
    MatchProgress(int views, @Nullable CaseFile file) {
        nextStep = new int[views];
        this.file = file;
    }

    /** Whether steps of the part were told before; from now on those of it and all before have been. */
    boolean isNew(MatchPart part, int steps) {
        if (part.getFirstStep() < nextStep[part.getView()]) {
            return false;
        }
        nextStep[part.getView()] = part.getFirstStep() + steps;
        return true;
    }
}
