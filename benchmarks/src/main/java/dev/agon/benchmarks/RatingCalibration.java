package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WengLin;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How true ratings are: simulated players of known strength play by the Bradley-Terry model, and what is said of them is held
 * against the truth. {@code RatingCalibration [LEAGUES]} plays that many leagues, with seeds from 1, of every kind and prints tables
 * in Markdown: the share of truths within 1.96 sigma, the root mean square error and the sigma claimed, both of updates match by
 * match alone and of the table that a league uses, and the share of pairs in the right order.
 */
public final class RatingCalibration {
    private static final int[] MATCHES_A_PLAYER = {50, 200, 1_000, 5_000};
    private static final int PLAYERS = 20;
    private static final int[] MATCHES_A_SNAPSHOT = {32, 64, 256};
    private static final int SNAPSHOTS = 40;
    private static final List<Game.Anchor> ANCHORS =
            List.of(new Game.Anchor("low", -400), new Game.Anchor("middle", 0), new Game.Anchor("high", 400));

    /** A kind of league: how far strengths spread, how opponents are found, what share of even matches is drawn. */
    private record Kind(String name, double spread, int candidates, double draws) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("strengths ± 250, any opponent", 250, 1, 0),
            new Kind("strengths ± 350, any opponent", 350, 1, 0),
            new Kind("strengths ± 250, the closest of four", 250, 4, 0),
            new Kind("strengths ± 250, any opponent, 60 % of even matches drawn", 250, 1, 0.6));

    /** What is summed over players and leagues. */
    private static final class Sums {
        private int ratings;
        private int held;
        private double squaredErrors;
        private double variances;

        void add(Rating rating, double truth) {
            double error = rating.mean() - truth;
            ratings++;
            held += Math.abs(error) <= 1.96 * rating.sigma() ? 1 : 0;
            squaredErrors += error * error;
            variances += rating.variance();
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% | %.1f | %.1f",
                    100.0 * held / ratings,
                    Math.sqrt(squaredErrors / ratings),
                    Math.sqrt(variances / ratings));
        }
    }

    private RatingCalibration() {}

    /** Argument: how many leagues of each kind, 25 if none. */
    public static void main(String[] arguments) {
        int leagues = arguments.length == 0 ? 25 : Integer.parseInt(arguments[0]);
        for (Kind kind : KINDS) {
            System.out.printf("%n%s%n%n", kind.name());
            System.out.println(
                    "| matches a player | Weng-Lin: held | error | sigma | table: held | error | sigma | in order |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            calibrate(kind, leagues);
        }
        System.out.printf("%nAn agent's %d snapshots, opponents as the league schedules them%n%n", SNAPSHOTS);
        snapshots(leagues);
        System.out.printf("%nMean error of 20 players, 10,000 matches, strengths ± 250, seed 1%n%n");
        drift();
    }

    private static void calibrate(Kind kind, int leagues) {
        List<SimulatedLeague> simulated = IntStream.rangeClosed(1, leagues)
                .mapToObj(seed -> new SimulatedLeague(kind, seed))
                .toList();
        int played = 0;
        for (int matches : MATCHES_A_PLAYER) {
            Sums online = new Sums();
            Sums table = new Sums();
            double inOrder = 0;
            for (SimulatedLeague league : simulated) {
                league.play((matches - played) * PLAYERS / 2);
                for (int player = 0; player < PLAYERS; player++) {
                    online.add(league.online[player], league.truth[player]);
                    table.add(league.table.rating(name(player)), league.truth[player]);
                }
                inOrder += league.shareInOrder() / leagues;
            }
            played = matches;
            System.out.printf(
                    Locale.ROOT, "| %d | %s | %s | %.1f %% |%n", matches, online.row(), table.row(), 100 * inOrder);
        }
    }

    private static void snapshots(int leagues) {
        System.out.println("| matches a snapshot | all held | error | sigma | newest held | error | sigma |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int matches : MATCHES_A_SNAPSHOT) {
            Sums all = new Sums();
            Sums newest = new Sums();
            for (int seed = 1; seed <= leagues; seed++) {
                SimulatedRun run = new SimulatedRun(ANCHORS, seed);
                run.play(SNAPSHOTS, matches);
                run.truth().forEach((snapshot, truth) -> {
                    if (run.isRated(snapshot)) {
                        all.add(run.rating(snapshot), truth);
                    }
                });
                String last = PlayerName.snapshot(PlayerName.MAIN_AGENT, SNAPSHOTS);
                newest.add(run.rating(last), run.truth().getOrDefault(last, Double.NaN));
            }
            System.out.printf("| %d | %s | %s |%n", matches, all.row(), newest.row());
        }
    }

    private static void drift() {
        SimulatedLeague league = new SimulatedLeague(KINDS.get(0), 1);
        System.out.println("| matches | Weng-Lin | table |");
        System.out.println("|---|---|---|");
        for (int thousand = 1; thousand <= 10; thousand++) {
            league.play(1_000);
            double online = 0;
            double table = 0;
            for (int player = 0; player < PLAYERS; player++) {
                online += (league.online[player].mean() - league.truth[player]) / PLAYERS;
                table += (league.table.rating(name(player)).mean() - league.truth[player]) / PLAYERS;
            }
            System.out.printf(Locale.ROOT, "| %d,000 | %+.1f | %+.1f |%n", thousand, online, table);
        }
    }

    private static String name(int player) {
        return player < PLAYERS
                ? "player " + player
                : PlayerName.bot(ANCHORS.get(player - PLAYERS).bot());
    }

    private static final class SimulatedLeague {
        private final Kind kind;
        private final MatchRandom random;
        private final double[] truth = new double[PLAYERS + ANCHORS.size()];
        private final Rating[] online = new Rating[truth.length];
        private final RatingTable table = new RatingTable(ANCHORS);

        SimulatedLeague(Kind kind, long seed) {
            this.kind = kind;
            random = new MatchRandom(seed);
            for (int player = 0; player < truth.length; player++) {
                boolean anchor = player >= PLAYERS;
                truth[player] = anchor ? ANCHORS.get(player - PLAYERS).rating() : kind.spread() * normal();
                online[player] = anchor ? Rating.frozen(truth[player]) : RatingTable.UNKNOWN;
            }
        }

        /** By Box and Muller. */
        private double normal() {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextFloat()));
            return radius * Math.cos(2 * Math.PI * random.nextFloat());
        }

        void play(int matches) {
            for (int match = 0; match < matches; match++) {
                int first = random.nextInt(PLAYERS);
                int second = opponentOf(first);
                double outcome = outcome(first, second);
                update(first, second, outcome);
                table.add(record(first, second, outcome));
            }
        }

        private int opponentOf(int player) {
            return Stream.generate(() -> (player + 1 + random.nextInt(truth.length - 1)) % truth.length)
                    .limit(kind.candidates())
                    .min((a, b) -> Double.compare(distance(player, a), distance(player, b)))
                    .orElseThrow();
        }

        private double distance(int player, int other) {
            return Math.abs(online[player].mean() - online[other].mean());
        }

        private double outcome(int first, int second) {
            double expected = WengLin.winProbability(truth[first], truth[second]);
            double drawn = kind.draws() * 2 * Math.min(expected, 1 - expected);
            double u = random.nextFloat();
            return u < drawn ? 0 : u < drawn + expected - drawn / 2 ? 1 : -1;
        }

        private void update(int first, int second, double outcome) {
            List<List<Rating>> after = WengLin.update(List.of(
                    new WengLin.Team(List.of(new WengLin.Member(online[first], 1)), outcome),
                    new WengLin.Team(List.of(new WengLin.Member(online[second], 1)), -outcome)));
            online[first] = after.get(0).get(0);
            online[second] = after.get(1).get(0);
        }

        private static MatchRecord record(int first, int second, double outcome) {
            List<Seat> seats = List.of(new Seat(0, name(first), outcome), new Seat(1, name(second), -outcome));
            return new MatchRecord("simulated", Purpose.EVALUATION, 0, Instant.EPOCH, 0, 0, 0, seats);
        }

        double shareInOrder() {
            int right = 0;
            int pairs = 0;
            for (int a = 0; a < PLAYERS; a++) {
                for (int b = 0; b < a; b++) {
                    double said =
                            table.rating(name(a)).mean() - table.rating(name(b)).mean();
                    right += said * (truth[a] - truth[b]) > 0 ? 1 : 0;
                    pairs++;
                }
            }
            return right / (double) pairs;
        }
    }
}
