package dev.agon.league.imitation;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.ImitationConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a run learns from before it learns by itself, in rounds of a few batches: fresh matches of a bot, or those of replay files.
 *
 * <pre>{@code
 * Imitation.check(config, game);                                          // before anything is made
 * ppo.imitate(Imitation.rounds(config, spec, games, () -> stopped), this::heard);
 * }</pre>
 */
public final class Imitation {
    private static final String BOT = "bot:";
    private static final int BATCHES_PER_ROUND = 4;
    private static final long SEED_STREAM = 5;

    private Imitation() {}

    /**
     * Refuses settings of imitation that cannot be met.
     *
     * @throws AgonException naming the setting or the file, and what to do
     * @throws dev.agon.game.UnknownNameException for a bot that the game does not have
     */
    public static void check(RunConfig config, Game game) {
        ImitationConfig imitation = config.imitation();
        if (!imitation.wanted()) {
            return;
        }
        if (imitation.klWeight() > 0 && config.ppo().magnetWeight() > 0) {
            throw AgonException.input("imitation.klWeight=" + imitation.klWeight() + " and ppo.magnetWeight="
                    + config.ppo().magnetWeight() + ": a policy is held near one other only; set one of them to 0");
        }
        if (imitation.replays().startsWith(BOT)) {
            bot(imitation, game);
        } else {
            choice(imitation).check(game);
        }
    }

    /**
     * Demonstrations until {@code imitation.steps} decisions were given.
     *
     * @param stopped asked before each round; true ends them
     */
    public static Iterable<List<Rollout>> rounds(
            RunConfig config, PolicySpec spec, Games games, BooleanSupplier stopped) {
        check(config, spec.game());
        Demonstrations source = open(config, spec, games);
        return () -> new Rounds(
                source,
                config.imitation().steps(),
                BATCHES_PER_ROUND * (long) config.ppo().batch(),
                stopped);
    }

    private static Demonstrations open(RunConfig config, PolicySpec spec, Games games) {
        ImitationConfig imitation = config.imitation();
        int sequenceSteps = config.ppo().sequenceSteps();
        long seed = MatchRandom.derive(config.seed(), SEED_STREAM);
        return imitation.replays().startsWith(BOT)
                ? new BotDemonstrations(spec, sequenceSteps, bot(imitation, spec.game()), seed)
                : new ReplayDemonstrations(spec, games, choice(imitation), sequenceSteps, seed);
    }

    private static ResolvedPlayer bot(ImitationConfig imitation, Game game) {
        return PlayerCatalogue.bot(imitation.replays().substring(BOT.length()), game);
    }

    private static ReplayChoice choice(ImitationConfig imitation) {
        return ReplayChoice.of(imitation.replays(), imitation.player());
    }

    /** Whole matches, so that the last round may be a match too long. */
    private static final class Rounds implements Iterator<List<Rollout>> {
        private final Demonstrations source;
        private final long wanted;
        private final long perRound;
        private final BooleanSupplier stopped;
        private long given;

        Rounds(Demonstrations source, long wanted, long perRound, BooleanSupplier stopped) {
            this.source = source;
            this.wanted = wanted;
            this.perRound = perRound;
            this.stopped = stopped;
        }

        @Override
        public boolean hasNext() {
            return given < wanted && !stopped.getAsBoolean();
        }

        @Override
        public List<Rollout> next() {
            List<Rollout> round = new ArrayList<>();
            long goal = Math.min(wanted, given + perRound);
            while (given < goal) {
                List<Rollout> match = source.next();
                given += Math.max(1, match.stream().mapToInt(Rollout::decisions).sum());
                round.addAll(match);
            }
            return round;
        }
    }
}
