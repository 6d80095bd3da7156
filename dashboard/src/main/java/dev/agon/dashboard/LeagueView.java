package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.CurvePoint;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The league for its page.
 *
 * @param run the run's name, or null where there is no league
 * @param began ISO time at which the first agent joined, or null
 * @param players the ladder or some of it, best first
 * @param rated how many players the whole ladder has
 * @param agents the learning lineages with their snapshots, the main one first
 * @param origins where agents began anew
 * @param anchors whose ratings never move
 * @param milestones anchors that the main agent has come to beat, in that order
 */
record LeagueView(
        @Nullable String run,
        @Nullable String game,
        @Nullable String began,
        List<Player> players,
        int rated,
        List<Agent> agents,
        List<Origin> origins,
        List<Anchor> anchors,
        List<Milestone> milestones) {
    /** There is no league. */
    static final LeagueView NONE =
            new LeagueView(null, null, null, List.of(), 0, List.of(), List.of(), List.of(), List.of());

    /** A run in which nobody has been rated: there are the anchors, and that is all. */
    static LeagueView unrated(String run, Game game, List<Game.Anchor> anchors) {
        return new LeagueView(run, game.name(), null, List.of(), 0, List.of(), List.of(), anchors(anchors), List.of());
    }

    private static List<Anchor> anchors(List<Game.Anchor> anchors) {
        return anchors.stream()
                .map(anchor -> new Anchor(anchor.bot(), anchor.rating()))
                .toList();
    }

    static LeagueView of(String run, LeagueReader reader) {
        Map<String, RatingRecord> ratings =
                reader.store().ratings().stream().collect(Collectors.toMap(RatingRecord::player, Function.identity()));
        List<LadderRow> ladder = reader.ladder();
        List<AgentRecord> agents = reader.store().agents();
        return new LeagueView(
                run,
                reader.game().name(),
                agents.stream()
                        .map(AgentRecord::time)
                        .min(Instant::compareTo)
                        .map(Instant::toString)
                        .orElse(null),
                IntStream.range(0, ladder.size())
                        .mapToObj(i -> Player.of(
                                i + 1, ladder.get(i), ratings.get(ladder.get(i).name())))
                        .toList(),
                ladder.size(),
                agents.stream().map(agent -> Agent.of(agent, reader)).toList(),
                Origins.of(reader.store()),
                anchors(reader.anchors()),
                reader.milestones(PlayerName.MAIN_AGENT).stream()
                        .map(Milestone::of)
                        .toList());
    }

    /** With only so many of the ladder, and all the same with anchors and the newest snapshot of each agent. */
    LeagueView withFirst(int most) {
        List<String> newest = agents.stream()
                .filter(agent -> !agent.curve().isEmpty())
                .map(agent -> agent.curve().get(agent.curve().size() - 1).name())
                .toList();
        List<Player> kept = players.stream()
                .filter(player -> player.place() <= most || player.anchor() || newest.contains(player.name()))
                .toList();
        return new LeagueView(run, game, began, kept, rated, agents, origins, anchors, milestones);
    }

    /**
     * A row of the ladder.
     *
     * @param place 1 for the best
     * @param step decisions trained when it was frozen; 0 for others than snapshots
     * @param lastSeen when it was last rated, as ISO time
     */
    record Player(
            int place,
            String name,
            double rating,
            double sigma,
            long matches,
            long step,
            boolean anchor,
            List<Rate> against,
            @Nullable String lastSeen) {
        private static Player of(int place, LadderRow row, @Nullable RatingRecord rating) {
            List<Rate> against = row.againstAnchors().entrySet().stream()
                    .filter(entry -> entry.getValue().matches() > 0)
                    .map(entry -> Rate.of(entry.getKey(), entry.getValue()))
                    .toList();
            String lastSeen = rating == null ? null : rating.time().toString();
            return new Player(
                    place,
                    row.name(),
                    row.rating(),
                    row.sigma(),
                    row.matches(),
                    row.firstStep(),
                    row.anchor(),
                    against,
                    lastSeen);
        }
    }

    /** How somebody did against somebody, with the ends of a 95 % interval. */
    record Rate(String name, double rate, double low, double high, long matches) {
        static Rate of(String name, WinRate rate) {
            return new Rate(name, rate.rate(), rate.low(), rate.high(), rate.matches());
        }
    }

    /**
     * A learning lineage.
     *
     * @param role what it is for, e.g. {@code main}
     * @param curve its rated snapshots, oldest first
     * @param waiting its snapshots that nobody has rated yet, oldest first
     */
    record Agent(String name, String role, List<Point> curve, List<Unrated> waiting) {
        private static Agent of(AgentRecord agent, LeagueReader reader) {
            Map<String, SnapshotRecord> snapshots = reader.store().snapshots().stream()
                    .filter(snapshot -> snapshot.agent().equals(agent.name()))
                    .collect(Collectors.toMap(SnapshotRecord::name, Function.identity()));
            List<Point> curve = new ArrayList<>();
            for (CurvePoint point : reader.curve(agent.name())) {
                SnapshotRecord snapshot = snapshots.remove(point.name());
                curve.add(Point.of(
                        point, snapshot == null ? null : snapshot.time().toString()));
            }
            return new Agent(
                    agent.name(),
                    agent.role(),
                    curve,
                    snapshots.values().stream()
                            .map(Unrated::of)
                            .sorted((a, b) -> Long.compare(a.step(), b.step()))
                            .toList());
        }
    }

    /** A snapshot on the rating curve; {@code time} is when it was frozen, as ISO time. */
    record Point(long step, @Nullable String time, String name, double rating, double sigma, long matches) {
        private static Point of(CurvePoint point, @Nullable String time) {
            return new Point(point.step(), time, point.name(), point.rating(), point.sigma(), point.matches());
        }
    }

    /** A snapshot without a rating. */
    record Unrated(long step, String time, String name) {
        private static Unrated of(SnapshotRecord snapshot) {
            return new Unrated(snapshot.step(), snapshot.time().toString(), snapshot.name());
        }
    }

    /** A bot that fixes the scale. */
    record Anchor(String name, double rating) {}

    /** The first snapshot that beats an anchor beyond doubt. */
    record Milestone(String anchor, long step, String snapshot, double rate, double low, double high, long matches) {
        private static Milestone of(LeagueReader.Milestone milestone) {
            WinRate rate = milestone.winRate();
            return new Milestone(
                    milestone.anchor(),
                    milestone.step(),
                    milestone.snapshot(),
                    rate.rate(),
                    rate.low(),
                    rate.high(),
                    rate.matches());
        }
    }
}
