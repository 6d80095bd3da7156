package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.matchmaking.EvaluationScheduler;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WengLin;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as its ratings see it: one agent's snapshots of known strength, which rises quickly at first and wavers, join one after the other,
 * and meet each other and the anchors as the league's scheduler has it.
 */
final class SimulatedRun {
    private static final int MATCHES_A_TURN = 16;

    private final MatchRandom random;
    private final List<Game.Anchor> anchors;
    private final RatingTable table;
    private final EvaluationScheduler scheduler;
    private final Map<String, Double> truth = new LinkedHashMap<>();

    SimulatedRun(List<Game.Anchor> anchors, long seed) {
        random = new MatchRandom(seed);
        this.anchors = anchors;
        table = new RatingTable(anchors);
        scheduler = new EvaluationScheduler(1, table);
    }

    /** A run of so many snapshots, each of which joins after so many matches. */
    void play(int snapshots, int matchesASnapshot) {
        double wavering = 0;
        for (int version = 1; version <= snapshots; version++) {
            wavering = 0.8 * wavering + 60 * normal();
            String snapshot = PlayerName.snapshot(PlayerName.MAIN_AGENT, version);
            truth.put(snapshot, -300 + 900 * (1 - Math.exp(-version / 12.0)) + wavering);
            scheduler.addSnapshot(snapshot);
            for (int match = 0; match < matchesASnapshot; match += MATCHES_A_TURN) {
                Pairing pairing = scheduler.next(MATCHES_A_TURN, MATCHES_A_TURN).orElseThrow();
                for (int i = 0; i < MATCHES_A_TURN; i++) {
                    play(pairing);
                }
            }
        }
    }

    /** By Box and Muller. */
    private double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextFloat()));
        return radius * Math.cos(2 * Math.PI * random.nextFloat());
    }

    private void play(Pairing pairing) {
        double chance = WengLin.winProbability(strength(pairing.player()), strength(pairing.opponent()));
        double outcome = random.nextFloat() < chance ? 1 : -1;
        List<Seat> seats = List.of(new Seat(0, pairing.player(), outcome), new Seat(1, pairing.opponent(), -outcome));
        table.add(new MatchRecord("simulated", Purpose.EVALUATION, 0, Instant.EPOCH, 0, 0, 0, seats));
    }

    private double strength(String player) {
        return anchors.stream()
                .filter(anchor -> PlayerName.bot(anchor.bot()).equals(player))
                .mapToDouble(Game.Anchor::rating)
                .findFirst()
                .orElseGet(() -> truth.getOrDefault(player, Double.NaN));
    }

    /** What is true of each snapshot, oldest first. */
    Map<String, Double> truth() {
        return truth;
    }

    boolean isRated(String snapshot) {
        return table.matches(snapshot) > 0;
    }

    Rating rating(String snapshot) {
        return table.rating(snapshot);
    }
}
