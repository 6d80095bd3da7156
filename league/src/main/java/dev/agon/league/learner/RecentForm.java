package dev.agon.league.learner;

import dev.agon.league.rating.WinRate;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Win rates of the last snapshots against each bot, over the last matches. Thread-safe. */
final class RecentForm {
    private static final int MATCHES = 20;

    private final Map<String, Deque<Double>> outcomes = new TreeMap<>();

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
