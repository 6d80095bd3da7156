package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.ppo.ImitationConfig;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that fixes a run; written whole to {@code config.yaml} when the run starts.
 *
 * @param game name of what is played
 * @param settings the game's own settings, empty for its defaults
 * @param seed what all randomness of the run follows from
 * @param steps decisions to train on before the run ends by itself; 0 for as long as nobody stops it
 * @param workers worker processes, on this machine or wherever {@code launch.launcher} starts them
 * @param network widths and core of every policy
 * @param ppo how the learner improves it
 * @param rewards what it is rewarded for
 * @param imitation whom a policy imitates first
 * @param worker how workers play
 * @param learner how rollouts come in and weights go out
 * @param league who plays whom
 * @param pbt how a population finds its own hyperparameters
 * @param store where results are kept
 * @param launch where learner and workers run
 */
public record RunConfig(
        String game,
        Map<String, String> settings,
        long seed,
        long steps,
        int workers,
        NetworkConfig network,
        PpoConfig ppo,
        RewardConfig rewards,
        ImitationConfig imitation,
        WorkerConfig worker,
        LearnerConfig learner,
        LeagueConfig league,
        PbtConfig pbt,
        StoreConfig store,
        LaunchConfig launch) {
    /** Most workers of one run. */
    public static final int MOST_WORKERS = 16_384;

    public RunConfig {
        settings = Map.copyOf(new TreeMap<>(settings));
        require(!game.isBlank(), "game", game, "the name of a game");
        require(steps >= 0, "steps", steps, "at least 0 (0 for until stopped)");
        require(
                !learner.deterministic() || !league.matchmaker().equals(LeagueConfig.ALPHASTAR),
                "learner.deterministic",
                true,
                "false where league.matchmaker is " + LeagueConfig.ALPHASTAR
                        + ", whose agents learn in the order in which data comes");
        requirePopulationFits(learner, league, pbt);
        require(workers >= 1 && workers <= MOST_WORKERS, "workers", workers, "in [1, " + MOST_WORKERS + "]");
    }

    private static void requirePopulationFits(LearnerConfig learner, LeagueConfig league, PbtConfig pbt) {
        if (!pbt.wanted()) {
            return;
        }
        String members = " where pbt.members is " + pbt.members();
        require(
                !learner.deterministic(),
                "learner.deterministic",
                true,
                "false" + members + ", as members learn in the order in which data comes");
        require(
                !league.matchmaker().equals(LeagueConfig.ALPHASTAR),
                "league.matchmaker",
                league.matchmaker(),
                "another than " + LeagueConfig.ALPHASTAR + members
                        + ", as its exploiters have aims of their own and nobody could take over from them");
        require(
                league.evaluationShare() > 0,
                "league.evaluationShare",
                league.evaluationShare(),
                "above 0" + members + ", or they could not be compared");
    }

    /** The defaults that hold for every game; {@link GameDefaults#of} adds those of one game. */
    public static RunConfig defaults(String game) {
        return new RunConfig(
                game,
                Map.of(),
                1,
                0,
                Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2)),
                NetworkConfig.defaults(),
                PpoConfig.defaults(),
                RewardConfig.defaults(),
                ImitationConfig.defaults(),
                WorkerConfig.defaults(),
                LearnerConfig.defaults(),
                LeagueConfig.defaults(),
                PbtConfig.defaults(),
                StoreConfig.defaults(),
                LaunchConfig.defaults());
    }

    /** The same run with its results elsewhere. */
    public RunConfig withStore(StoreConfig other) {
        return new RunConfig(
                game, settings, seed, steps, workers, network, ppo, rewards, imitation, worker, learner, league, pbt,
                other, launch);
    }

    /**
     * The game with the run's settings.
     *
     * @throws dev.agon.game.UnknownNameException when there is no such game
     * @throws ConfigException when the game refuses a setting, or has not what the network wants to see
     */
    public Game resolveGame(Games games) {
        Game named = games.get(game);
        try {
            Game played = named.with(settings);
            network.requireFits(played.layout());
            if (pbt.wanted() && played.teams() != 2) {
                throw new IllegalArgumentException("pbt.members must be 1 for a game of " + played.teams()
                        + " teams: members are compared by matches of two, not " + pbt.members());
            }
            return played;
        } catch (IllegalArgumentException e) {
            throw new ConfigException("settings of " + game, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The game's anchors and those of {@code league.anchors}, weakest first.
     *
     * @param played what {@link #resolveGame} gave
     * @throws ConfigException when a setting would move an anchor of the game's own
     */
    public List<Game.Anchor> anchors(Game played) {
        List<Game.Anchor> anchors = new ArrayList<>(played.anchors());
        for (Game.Anchor own : played.anchors()) {
            if (league.anchors().containsKey(own.bot())) {
                throw new ConfigException(
                        "league.anchors",
                        own.bot() + " is an anchor of " + played.name() + " already, whose rating of " + own.rating()
                                + " is fixed");
            }
        }
        league.anchors().forEach((bot, rating) -> anchors.add(new Game.Anchor(bot, rating)));
        anchors.sort(Comparator.comparingDouble(Game.Anchor::rating));
        return anchors;
    }
}
