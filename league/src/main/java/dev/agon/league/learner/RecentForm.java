package dev.agon.league.learner;

import dev.agon.league.rating.WinRate;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.MatchResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Win rates of the last snapshots against each bot, over the last matches, and how the last that trained have gone. Thread-safe. */
final class RecentForm {
    private static final int MATCHES = 20;
    private static final int TRAINED = 100;

    private final Map<String, Deque<Double>> outcomes = new TreeMap<>();
    private final Deque<Trained> trained = new ArrayDeque<>();

    /**
     * How matches that train have gone, one of them or the mean of some.
     *
     * @param ticks how long they were
     * @param drawn share that nobody won
     */
    record Trained(double ticks, double drawn) {}

    synchronized void add(MatchRecord match) {
        List<MatchRecord.Seat> seats = match.seats();
        for (MatchRecord.Seat own : seats) {
            for (MatchRecord.Seat other : seats) {
                if (own.team() != other.team()
                        && PlayerName.isSnapshot(own.player())
                        && PlayerName.isBot(other.player())) {
                    add(other.player(), own.outcome());
                    return;
                }
            }
        }
    }

    private void add(String bot, double outcome) {
        Deque<Double> recent =
                outcomes.computeIfAbsent(bot.substring(PlayerName.bot("").length()), name -> new ArrayDeque<>());
        recent.addLast(outcome);
        if (recent.size() > MATCHES) {
            recent.removeFirst();
        }
    }

    /** A match that trained has ended; those that began in the middle say nothing of how long matches are. */
    synchronized void trained(MatchResult match) {
        if (match.getWhole()) {
            boolean drawn = match.getOutcomesList().stream().allMatch(outcome -> outcome == 0);
            trained.addLast(new Trained(match.getTicks(), drawn ? 1 : 0));
            if (trained.size() > TRAINED) {
                trained.removeFirst();
            }
        }
    }

    /** The mean of the last that trained from their start to their end, where there was one. */
    synchronized Optional<Trained> trained() {
        if (trained.isEmpty()) {
            return Optional.empty();
        }
        double ticks = 0;
        double drawn = 0;
        for (Trained match : trained) {
            ticks += match.ticks;
            drawn += match.drawn;
        }
        return Optional.of(new Trained(ticks / trained.size(), drawn / trained.size()));
    }

    /** Rates in [0, 1] by the bot's name. */
    synchronized Map<String, Double> rates() {
        Map<String, Double> rates = new TreeMap<>();
        outcomes.forEach((bot, recent) -> {
            WinRate rate = new WinRate(0, 0, 0);
            for (double outcome : recent) {
                rate = rate.plus(outcome);
            }
            rates.put(bot, rate.rate());
        });
        return rates;
    }
}
