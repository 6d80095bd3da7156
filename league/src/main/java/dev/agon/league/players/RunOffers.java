package dev.agon.league.players;

import dev.agon.league.run.RunFolder;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a run that people are offered: of the main agent the newest, the strongest and some before, and of every other agent
 * the newest and a few before. All others can be had by name.
 */
final class RunOffers {
    private static final int MOST_BEFORE = 8;
    private static final int MOST_BEFORE_OF_OTHERS = 2;

    private final RunFolder run;
    private final String agent;
    private final String prefix;
    private final Map<Long, RatingRecord> ratings;
    private final List<PlayerEntry> entries = new ArrayList<>();

    private RunOffers(RunFolder run, String agent, Map<Long, RatingRecord> ratings) {
        this.run = run;
        this.agent = agent;
        this.ratings = ratings;
        prefix = (main() ? run.name() : run.name() + "@" + agent) + "@";
    }

    /** What is offered of a run, the main agent's first. */
    static List<PlayerEntry> of(RunFolder run, PolicyCache cache) {
        List<PlayerEntry> all = new ArrayList<>(of(run, PlayerName.MAIN_AGENT, MOST_BEFORE, cache));
        for (String other : RunSnapshots.agents(run)) {
            if (!other.equals(PlayerName.MAIN_AGENT)) {
                all.addAll(of(run, other, MOST_BEFORE_OF_OTHERS, cache));
            }
        }
        return all;
    }

    private static List<PlayerEntry> of(RunFolder run, String agent, int mostBefore, PolicyCache cache) {
        RunSnapshots snapshots = new RunSnapshots(run, agent, cache);
        List<Long> versions = snapshots.versions();
        if (versions.isEmpty()) {
            return List.of();
        }
        RunOffers offers = new RunOffers(run, agent, snapshots.ratings());
        offers.addNewest(versions);
        offers.addStrongest(snapshots.strongest());
        offers.addBefore(versions.subList(1, versions.size()), mostBefore);
        return offers.entries;
    }

    /** The newest has the rating of the newest that is rated: it is hardly another player. */
    private void addNewest(List<Long> versions) {
        Optional<Long> newestRated =
                versions.stream().filter(ratings::containsKey).findFirst();
        entries.add(entry(
                prefix + RunSnapshots.LATEST,
                newestRated.map(ratings::get).orElse(null),
                main() ? "The newest policy of the run." : "The newest policy of " + agent + "."));
    }

    private void addStrongest(Optional<Long> strongest) {
        if (main() && strongest.isPresent()) {
            long version = strongest.get();
            entries.add(entry(
                    prefix + RunSnapshots.BEST,
                    ratings.get(version),
                    "The strongest policy of " + run.name() + " so far: version " + version + "."));
        }
    }

    private void addBefore(List<Long> versions, int most) {
        for (long version : spread(versions, most)) {
            String whose = main() ? "The policy" : "The policy of " + agent;
            entries.add(
                    entry(prefix + version, ratings.get(version), whose + " as it was at version " + version + "."));
        }
    }

    private boolean main() {
        return agent.equals(PlayerName.MAIN_AGENT);
    }

    /** Some of many, evenly from the newest to the oldest. */
    private static List<Long> spread(List<Long> versions, int most) {
        int count = Math.min(most, versions.size());
        List<Long> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(versions.get(count == 1 ? 0 : i * (versions.size() - 1) / (count - 1)));
        }
        return chosen;
    }

    static PlayerEntry entry(String name, @Nullable RatingRecord rating, String description) {
        return rating == null
                ? PlayerEntry.unrated(name, PlayerKind.AGENT, description)
                : new PlayerEntry(name, PlayerKind.AGENT, rating.rating(), rating.sigma(), description);
    }
}
