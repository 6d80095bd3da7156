package dev.agon.agents.search;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.LegalOrders;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Planner;
import dev.agon.game.Thoughts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy that looks ahead before it moves: a tree search whose network is the policy's. Its order is one that wins for certain, or else the one looked into most that
 * does not lose for certain; in the first {@value #OPENING} ticks of a match it is drawn in proportion to that, so that two such players do not repeat one match.
 *
 * <p>For games of perfect information in which two teams move in turn, and policies without memory.
 */
public final class SearchPlayer implements Planner {
    /** Simulations for a decision are in {@code [1, MOST_SIMULATIONS]}: whoever may name a player holds nobody up for long. */
    public static final int MOST_SIMULATIONS = 10_000;

    private static final int OPENING = 4;

    private final int simulations;
    private final Layout layout;
    private final int verbs;
    private final boolean onlyWinsAreRewarded;
    private final PolicyRunner runner;
    private final SearchTree tree;
    private final MatchRandom random;
    private final Observation[] observations = new Observation[1];
    private final CoreState[] states;
    private final @Nullable MatchRandom[] randoms = new @Nullable MatchRandom[1];
    private final Decision[] decisions;
    private @Nullable Match match;
    private @Nullable SearchNode last;

    /**
     * A player of the policy's game.
     *
     * @param simulations positions looked into for a decision, in {@code [1, MOST_SIMULATIONS]}
     * @param seed of what it draws
     * @throws IllegalArgumentException see {@link #requireFits}
     */
    public SearchPlayer(Policy policy, int simulations, long seed) {
        requireFits(policy.spec(), simulations);
        this.simulations = simulations;
        PolicySpec spec = policy.spec();
        layout = spec.layout();
        verbs = layout.verbs().size();
        onlyWinsAreRewarded = spec.game().rewardTerms().equals(List.of(RewardConfig.WIN));
        runner = new PolicyRunner(spec, 1);
        runner.load(policy);
        states = new CoreState[] {new CoreState(spec)};
        decisions = new Decision[] {new Decision(spec)};
        random = new MatchRandom(seed);
        tree = new SearchTree(spec.game(), this::evaluate);
    }

    /**
     * Refuses what cannot be searched.
     *
     * @throws IllegalArgumentException for a game that hides something, has other than two teams or takes its players' orders at once,
     *     for a policy with a core, and for a number of simulations out of range
     */
    public static void requireFits(PolicySpec spec, int simulations) {
        if (simulations < 1 || simulations > MOST_SIMULATIONS) {
            throw new IllegalArgumentException("simulations must be in [1, " + MOST_SIMULATIONS + "]: " + simulations);
        }
        Game game = spec.game();
        if (!game.perfectInformation() || game.teams() != 2 || game.ticksPerSecond() != 0) {
            throw new IllegalArgumentException(
                    "search plans where two teams move in turn and both see everything, which is not so in "
                            + game.name());
        }
        if (spec.network().core() != CoreKind.NONE) {
            throw new IllegalArgumentException("search plans with policies without memory, and this one has core "
                    + spec.network().core().key());
        }
    }

    @Override
    public void begin(Game game, int view, long seats) {
        match = null;
        last = null;
    }

    @Override
    public void planOn(Match begun) {
        match = begun;
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.actors == 0) {
            return;
        }
        SearchNode root = tree.search(Objects.requireNonNull(match, "no match to plan on"), simulations);
        int choice = observation.tick < OPENING && !root.isProven() ? draw(root) : root.best();
        orders.set(0, root.legal.verb(0, choice), root.legal.target(0, choice));
        last = root;
    }

    private int draw(SearchNode root) {
        int left = random.nextInt(root.visits());
        int choice = 0;
        while (left >= root.visits[choice]) {
            left -= root.visits[choice++];
        }
        return choice;
    }

    private double evaluate(Observation seen, LegalOrders legal, double[] prior) {
        observations[0] = seen;
        runner.decide(1, observations, states, randoms, decisions);
        runner.orderProbabilities(seen, 0, legal, prior);
        return outcome(decisions[0]);
    }

    /** Where nothing but winning is rewarded the value is the better judge: learning gives it more weight than the win probability. */
    private double outcome(Decision decided) {
        return onlyWinsAreRewarded ? Math.max(-1, Math.min(1, decided.value[0])) : 2 * decided.winProbability - 1;
    }

    /** The search's own: a win probability from its mean value, and how often each verb was looked into. */
    @Override
    public Thoughts thoughts() {
        SearchNode root = last;
        if (root == null) {
            return Thoughts.NONE;
        }
        float[] looked = new float[verbs];
        for (int choice = 0; choice < root.visits.length; choice++) {
            looked[root.legal.verb(0, choice)] += root.visits[choice] / (float) root.visits();
        }
        float mean = (float) root.mean();
        return new Thoughts(mean, (1 + mean) / 2, new float[][] {looked}, List.of(aim(root, looked)));
    }

    private Thoughts.Aim aim(SearchNode root, float[] looked) {
        int verb = root.legal.verb(0, root.best());
        float[] targets = new float[layout.targets(verb)];
        for (int choice = 0; targets.length > 0 && choice < root.visits.length; choice++) {
            if (root.legal.verb(0, choice) == verb) {
                targets[root.legal.target(0, choice)] = root.visits[choice] / (root.visits() * looked[verb]);
            }
        }
        return new Thoughts.Aim(verb, targets);
    }

    @Override
    public void close() {
        runner.close();
    }
}
