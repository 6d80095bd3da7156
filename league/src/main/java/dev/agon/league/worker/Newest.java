package dev.agon.league.worker;

import dev.agon.proto.training.WeightsId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the newest weights of one agent are called, and those lately before them. */
final class Newest {
    private static final int REMEMBERED = 512;

    private final Map<Long, WeightsId> idOfVersion = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, WeightsId> eldest) {
            return size() > REMEMBERED;
        }
    };
    private WeightsId id = WeightsId.getDefaultInstance();

    /** Takes newer ones; whether they are of another life of the learner, of whose earlier ones nothing is known then. */
    boolean take(WeightsId newer) {
        boolean otherLife = newer.getIncarnation() != id.getIncarnation();
        if (otherLife) {
            idOfVersion.clear();
        }
        id = newer;
        idOfVersion.put(newer.getVersion(), newer);
        return otherLife;
    }

    /** The newest; without content before there are any. */
    WeightsId id() {
        return id;
    }

    /** What the weights of that version are called, or null where that is not known any more. */
    @Nullable
    WeightsId idOf(long version) {
        return idOfVersion.get(version);
    }
}
