package dev.agon.server.live;

import dev.agon.proto.arena.RatingChange;
import dev.agon.server.People;
import java.util.List;

/**
 * What came of a match that ended.
 *
 * @param replay match id of the replay that was kept, empty without
 * @param rated what it did to the ratings of the people in it
 */
public record Aftermath(String replay, People.Rated rated) {
    /** Nothing was kept of it. */
    public static final Aftermath NONE = new Aftermath("", People.Rated.not(""));

    List<RatingChange> changes() {
        return rated.changes().entrySet().stream()
                .map(change -> RatingChange.newBuilder()
                        .setSeat(change.getKey())
                        .setBefore((float) change.getValue().before().rating())
                        .setBeforeSigma((float) change.getValue().before().sigma())
                        .setAfter((float) change.getValue().after().rating())
                        .setAfterSigma((float) change.getValue().after().sigma())
                        .build())
                .toList();
    }
}
