package dev.agon.league.learner;

import dev.agon.agents.ppo.Hyperparameters;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.PbtConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.pbt.Exploration;
import dev.agon.league.pbt.SignTest;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.Origin;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Store;
import dev.agon.league.store.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Population-based training (Jaderberg et al., "Population Based Training of Neural Networks", 2017, algorithm 1). A member that has
 * learned for long enough meets another, drawn at random, both frozen as they are. If the other is significantly better the member takes
 * over its weights, optimizer and hyperparameters ({@code exploit}) and changes the latter ({@code explore}); else it learns on as it was.
 *
 * <p>Deviations. Fitness is not a score of one member but how the two did against each other, as in the paper's binary tournament, and
 * as in "Human-level performance in 3D multiplayer games with population-based reinforcement learning", 2019; what is significant is
 * found by {@link SignTest}. Nobody waits for that: all members learn on while their snapshots are compared, and who takes over
 * takes what the better one has come to since. Used by the learner's thread.
 */
final class Evolution {
    private static final Logger LOG = LoggerFactory.getLogger(Evolution.class);
    private static final long SEED_STREAM = 0x706274L;

    private final PbtConfig config;
    private final long seed;
    private final LearningAgents members;
    private final LeagueDesk desk;
    private final Exploration exploration;
    private final Map<String, Long> readyAt = new TreeMap<>();
    private final List<Pairing> trials = new ArrayList<>();
    private final Map<String, Long> takeovers = new TreeMap<>();
    private final List<Map<String, Object>> untold = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private long draws;

    /** Freezes policies. */
    interface Freezer {
        /** The name of the agent's snapshot as it is now. */
        String freeze(AgentTraining agent) throws IOException;
    }

    /** A population that has not been compared yet. */
    Evolution(RunConfig config, LearningAgents members, LeagueDesk desk, Exploration exploration) {
        this.config = config.pbt();
        seed = MatchRandom.derive(config.seed(), SEED_STREAM);
        this.members = members;
        this.desk = desk;
        this.exploration = exploration;
    }

    /** Compares who is ready, and lets members take over from better ones; whether one did. */
    boolean advance(Freezer freezer) throws IOException {
        boolean taken = false;
        for (AgentTraining member : members.all()) {
            Optional<Pairing> trial = trialOf(member);
            if (trial.isPresent()) {
                taken |= judge(member, trial.get());
            } else if (member.progress().steps() >= readyAt.getOrDefault(member.name(), config.readyEverySteps())) {
                begin(member, freezer);
            }
        }
        return taken;
    }

    private Optional<Pairing> trialOf(AgentTraining member) {
        return trials.stream()
                .filter(trial -> PlayerName.agentOf(trial.player()).equals(member.name()))
                .findFirst();
    }

    private void begin(AgentTraining member, Freezer freezer) throws IOException {
        List<AgentTraining> others =
                members.all().stream().filter(other -> other != member).toList();
        AgentTraining rival = others.get(new MatchRandom(MatchRandom.derive(seed, draws++)).nextInt(others.size()));
        Pairing trial = new Pairing(freezer.freeze(member), freezer.freeze(rival));
        trials.add(trial);
        desk.compare(trial, config.matches(), new WinRate(0, 0, 0));
        LOG.info("{} is compared with {} in {} matches", trial.player(), trial.opponent(), config.matches());
    }

    private boolean judge(AgentTraining member, Pairing trial) {
        WinRate rival = desk.compared(trial).reversed();
        if (rival.matches() < config.matches()) {
            return false;
        }
        end(trial);
        readyAt.put(member.name(), member.progress().steps() + config.readyEverySteps());
        double chance = SignTest.chanceAmongEquals(rival);
        boolean better = chance <= 1 - config.confidence();
        if (better) {
            takeOver(member, trial, rival, chance);
        } else {
            LOG.info("{} goes on as it is: {}", member.name(), told(trial, rival, chance));
        }
        return better;
    }

    private void end(Pairing trial) {
        trials.remove(trial);
        desk.stopComparing(trial);
    }

    private void takeOver(AgentTraining member, Pairing trial, WinRate rate, double chance) {
        AgentTraining rival = members.named(PlayerName.agentOf(trial.opponent()));
        Hyperparameters explored = exploration.explore(rival.hyperparameters(), draws++);
        member.takeOver(rival, explored);
        desk.takeOver(member.name(), rival.name());
        // What others were to learn of this member is of one that is no more; they are compared with somebody anew.
        trials.stream()
                .filter(other -> PlayerName.agentOf(other.opponent()).equals(member.name()))
                .toList()
                .forEach(this::end);
        takeovers.merge(member.name(), 1L, Long::sum);
        untold.add(event(member, rival, rate, chance));
        String from = PlayerName.snapshot(rival.name(), rival.progress().version());
        origins.add(new Origin(member.name(), member.progress().version(), from, members.steps()));
        LOG.info(
                "{} takes over from {} and goes on with {}: {}",
                member.name(),
                rival.name(),
                explored,
                told(trial, rate, chance));
    }

    private static String told(Pairing trial, WinRate rival, double chance) {
        return trial.opponent() + " won " + rival.wins() + ", drew " + rival.draws() + " and lost " + rival.losses()
                + " against " + trial.player() + ", as an equal would with a chance of "
                + Math.round(1000 * chance) / 1000.0;
    }

    private static Map<String, Object> event(AgentTraining member, AgentTraining rival, WinRate rate, double chance) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("member", member.name());
        event.put("from", rival.name());
        event.put("step", member.progress().steps());
        event.put("version", member.progress().version());
        event.put("matches", rate.matches());
        event.put("winRate", rate.rate());
        event.put("chance", chance);
        event.putAll(factors(member.hyperparameters()));
        return event;
    }

    private static Map<String, Object> factors(Hyperparameters hyperparameters) {
        Map<String, Object> factors = new LinkedHashMap<>();
        factors.put("learningRate", hyperparameters.learningRate());
        factors.put("entropyBonus", hyperparameters.entropyBonus());
        factors.put("rewardWeights", new TreeMap<>(hyperparameters.rewardWeights()));
        return factors;
    }

    /** Every member's hyperparameters, for the group {@code pbt}; who took over since this was last asked for is told once. */
    Map<String, Object> figures() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (AgentTraining member : members.all()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("takeovers", takeovers.getOrDefault(member.name(), 0L));
            figures.putAll(factors(member.hyperparameters()));
            all.put(member.name(), figures);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("members", all);
        figures.put("takeovers", List.copyOf(untold));
        untold.clear();
        return figures;
    }

    /** From whom members took over since this was last asked for. */
    List<Origin> origins() {
        List<Origin> all = List.copyOf(origins);
        origins.clear();
        return all;
    }

    /** Whether somebody took over whom {@link #figures} has not told yet. */
    boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** What must not be forgotten. */
    EvolutionState state() {
        return new EvolutionState(readyAt, trials, draws, takeovers);
    }

    /** Goes on where a population before this one was, with the results that are there of those who are being compared. */
    void restore(EvolutionState state, Store store) {
        readyAt.putAll(state.readyAt());
        takeovers.putAll(state.takeovers());
        draws = state.draws();
        for (Pairing trial : state.trials()) {
            if (members.all().stream().map(AgentTraining::name).toList().containsAll(agents(trial))) {
                trials.add(trial);
                desk.compare(trial, config.matches(), played(trial, store));
            }
        }
    }

    private static List<String> agents(Pairing trial) {
        return List.of(PlayerName.agentOf(trial.player()), PlayerName.agentOf(trial.opponent()));
    }

    private static WinRate played(Pairing trial, Store store) {
        return store.talliesAgainst(List.of(trial.opponent())).stream()
                .filter(tally -> tally.player().equals(trial.player()))
                .map(Evolution::rate)
                .findFirst()
                .orElse(new WinRate(0, 0, 0));
    }

    private static WinRate rate(Tally tally) {
        return new WinRate(tally.wins(), tally.draws(), tally.losses());
    }
}
