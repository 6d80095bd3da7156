package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * How many agent-steps a second one thread plays: both sides observe with masks at every tick, whether they are awaited or not, and give
 * random orders. By processor time of the thread, which others on the machine cannot take; by the clock beside it. Run by hand for
 * docs/results/microrts.md: game, seconds.
 */
final class AgentSteps {
    private static final double NANOS = 1e9;

    private AgentSteps() {}

    public static void main(String[] arguments) {
        Game game = Games.onClassPath().get(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        measure(game, seconds / 2);
        System.out.println(measure(game, seconds));
    }

    private static String measure(Game game, double seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Observation[] seen = {new Observation(game.layout(), 1), new Observation(game.layout(), 1)};
        Orders[] orders = Orders.forGame(game);
        RandomPlayer[] players = {new RandomPlayer(1), new RandomPlayer(2)};
        players[0].begin(game, 0, 1);
        players[1].begin(game, 1, 2);
        MatchRandom seeds = new MatchRandom(3);
        long ticks = 0;
        long units = 0;
        long hashes = 0;
        long cpu = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        while (threads.getCurrentThreadCpuTime() - cpu < seconds * NANOS) {
            Match match = game.start(seeds.nextLong());
            while (!match.over()) {
                for (int view = 0; view < seen.length; view++) {
                    match.observe(view, seen[view]);
                    orders[view].clear();
                    players[view].decide(seen[view], orders[view]);
                    units += seen[view].entities;
                }
                match.advance(orders);
                hashes ^= match.hash();
                ticks++;
            }
        }
        double spent = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
        double passed = (System.nanoTime() - clock) / NANOS;
        return String.format(
                Locale.ROOT,
                "%s: %.0f agent-steps a second of processor time, %.0f by the clock; %.1f units seen, hashes %x",
                game.name(),
                2 * ticks / spent,
                2 * ticks / passed,
                units / (2.0 * ticks),
                hashes);
    }
}
