package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.Thoughts;
import dev.agon.game.UnknownNameException;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The scripted bots of each game, with the ratings of those that are anchors. */
final class FakePlayers implements PlayerSource {
    private static final String PREFIX = "bot:";

    @Override
    public Player create(String name, Game game, long seed) {
        String bot = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        Game.BotFactory factory = game.bots().get(bot);
        if (!name.startsWith(PREFIX) || factory == null) {
            throw new UnknownNameException("player", name, game.bots().keySet());
        }
        return new Thinker(factory.create(seed));
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        List<PlayerEntry> entries = new ArrayList<>();
        for (String bot : game.bots().keySet()) {
            Double rating = game.anchors().stream()
                    .filter(anchor -> anchor.bot().equals(bot))
                    .map(Game.Anchor::rating)
                    .findFirst()
                    .orElse(null);
            entries.add(new PlayerEntry(PREFIX + bot, PlayerKind.BOT, rating, rating == null ? null : 0.0, ""));
        }
        entries.sort(Comparator.comparingDouble(
                (PlayerEntry entry) -> entry.rating() == null ? Double.MAX_VALUE : -entry.rating()));
        return entries;
    }

    /** Plays like another and pretends to know its chances. */
    private static final class Thinker implements Player {
        private static final double TICKS_PER_SWING = 60;
        private static final float SURE = 0.6f;

        private final Player inner;
        private int view;
        private int tick;
        private float[][] verbs = new float[0][];
        private List<Thoughts.Aim> aims = List.of();

        Thinker(Player inner) {
            this.inner = inner;
        }

        @Override
        public void begin(Game game, int asView, long seats) {
            view = asView;
            inner.begin(game, asView, seats);
        }

        @Override
        public void decide(Observation observation, Orders orders) {
            tick = observation.tick;
            inner.decide(observation, orders);
            verbs = new float[observation.actors][];
            aims = new ArrayList<>();
            for (int row = 0; row < observation.actors; row++) {
                verbs[row] = weights(observation.layout.verbs().size(), Math.max(0, orders.verb[row]));
                int targets = observation.layout.targets(Math.max(0, orders.verb[row]));
                aims.add(new Thoughts.Aim(
                        Math.max(0, orders.verb[row]),
                        targets == 0 ? new float[0] : weights(targets, Math.max(0, orders.target[row]))));
            }
        }

        /** Sure of one, and undecided between its neighbours. */
        private static float[] weights(int count, int chosen) {
            float[] weights = new float[count];
            weights[chosen] += SURE;
            weights[(chosen + 1) % count] += (1 - SURE) / 2;
            weights[(chosen + count - 1) % count] += (1 - SURE) / 2;
            return weights;
        }

        @Override
        public Thoughts thoughts() {
            float chance = (float) (0.5 + 0.3 * Math.sin(tick / TICKS_PER_SWING));
            return new Thoughts(chance, view == 0 ? chance : 1 - chance, verbs, aims);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
