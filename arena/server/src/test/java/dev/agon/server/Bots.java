package dev.agon.server;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.game.Thoughts;
import dev.agon.game.UnknownNameException;
import java.util.List;

/** The players of tests: {@code bot:random}, and {@code walker}, which always steps to the right and says what it thinks. */
final class Bots implements PlayerSource {
    @Override
    public Player create(String name, Game game, long seed) {
        return switch (name) {
            case "bot:random" -> new RandomPlayer(seed);
            case "walker" -> new Walker();
            default -> throw new UnknownNameException("player", name, List.of("bot:random", "walker"));
        };
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        return List.of(
                new PlayerEntry("walker", PlayerKind.AGENT, 123.0, 45.0, "goes to the right"),
                PlayerEntry.unrated("bot:random", PlayerKind.BOT, ""));
    }

    static final class Walker implements Player {
        private long seats;

        @Override
        public void begin(Game game, int view, long own) {
            seats = own;
        }

        @Override
        public void decide(Observation observation, Orders orders) {
            for (int row = 0; row < observation.actors; row++) {
                if ((seats >>> observation.actorSeat[row] & 1) != 0) {
                    orders.set(row, Probe.STEP, Probe.RIGHT);
                }
            }
        }

        @Override
        public Thoughts thoughts() {
            return new Thoughts(0.5f, 0.75f, new float[][] {{0, 1, 0}});
        }
    }
}
