package dev.agon.league.audit;

import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;

/** Compares a rollout as it was told with the same stretch played again. */
final class Comparison {
    private Comparison() {}

    /**
     * Both tell the same of what was seen, allowed and earned, to the last bit.
     *
     * @param exactMasks else what is told to have been allowed need only have been
     * @throws LieException naming what differs
     */
    static void require(Rollout told, Rollout again, boolean exactMasks) throws LieException {
        seen("entities", Arrays.equals(told.entityStart, again.entityStart));
        seen("actors", Arrays.equals(told.actorStart, again.actorStart));
        seen("tick", Arrays.equals(told.tick, again.tick));
        seen("globals", Arrays.equals(told.globals, again.globals));
        seen("planes", Arrays.equals(told.planes, again.planes));
        seen("kinds of entities", Arrays.equals(told.kind, again.kind));
        seen("ids of entities", Arrays.equals(told.id, again.id));
        seen("features of entities", Arrays.equals(told.features, again.features));
        seen("entities of actors", Arrays.equals(told.actorEntity, again.actorEntity));
        seen("seats of actors", Arrays.equals(told.actorSeat, again.actorSeat));
        if (exactMasks) {
            require("legal verbs", Arrays.equals(told.verbMask, again.verbMask));
            require("legal targets", Arrays.equals(told.targetMask, again.targetMask));
        } else {
            require("legal verbs", isWithin(told.verbMask, again.verbMask));
            require("legal targets", isWithin(told.targetMask, again.targetMask));
        }
        require("rewards", Arrays.equals(told.rewards, again.rewards));
        require("end of the match", told.ended == again.ended);
        require("outcome", Arrays.equals(told.outcome, again.outcome));
        require("learning seats", told.learningSeats == again.learningSeats);
    }

    private static boolean isWithin(long[] inner, long[] outer) {
        boolean within = inner.length == outer.length;
        for (int i = 0; within && i < inner.length; i++) {
            within = (inner[i] & ~outer[i]) == 0;
        }
        return within;
    }

    private static void seen(String what, boolean same) throws LieException {
        require("observations (" + what + ")", same);
    }

    private static void require(String what, boolean same) throws LieException {
        if (!same) {
            throw new LieException("tells other " + what + " than the match has, played again by the orders told");
        }
    }
}
