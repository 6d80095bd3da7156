package dev.agon.league.bench;

import dev.agon.agents.bench.EnvWorkload;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.SeatsOfView;
import dev.agon.league.play.MatchLog;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.WeightsFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rollouts of all views of recorded matches, and all orders of these, as a worker would send them: the recorded orders, and values, log-probabilities and core
 * states of a policy that looks on. An order's log-probability is that of the policy's own order at the time.
 */
final class RecordedRollouts {
    /** As of a run of some hours. */
    static final String LEASE = "1-12345";

    private static final int STRETCH_BYTES = 1 << 14;

    private final PolicySpec spec;
    private final PpoConfig ppo;
    private final EnvWorkload workload;
    private final PolicyRunner runner;
    private final long version;
    private final List<Seat> seats = new ArrayList<>();
    private final Orders[] orders;
    private final Observation[] seen;
    private final boolean[] awaited;
    private final MatchLog log = new MatchLog();
    private RecordedMatch match = new RecordedMatch(0);
    private int step;
    private int stretchStep;

    private RecordedRollouts(Policy policy, PpoConfig ppo, EnvWorkload workload, PolicyRunner runner) {
        spec = policy.spec();
        version = policy.version();
        this.ppo = ppo;
        this.workload = workload;
        this.runner = runner;
        orders = Orders.forGame(spec.game());
        awaited = new boolean[spec.game().views()];
        for (int view = 0; view < spec.game().views(); view++) {
            seats.add(new Seat(spec, view, ppo.sequenceSteps()));
        }
        seen = seats.stream().map(seat -> seat.seen[0]).toArray(Observation[]::new);
    }

    /** So many matches of the workload. */
    static List<RecordedMatch> of(Policy policy, PpoConfig ppo, EnvWorkload workload, int matches) {
        try (PolicyRunner runner = new PolicyRunner(policy.spec(), 1)) {
            runner.load(policy);
            RecordedRollouts recorded = new RecordedRollouts(policy, ppo, workload, runner);
            return IntStream.range(0, matches).mapToObj(recorded::play).toList();
        }
    }

    private RecordedMatch play(int number) {
        match = new RecordedMatch(number);
        step = 0;
        stretchStep = 0;
        play(workload.next());
        return match;
    }

    private void play(Match playing) {
        TeamRewards rewards = new TeamRewards(spec.game());
        seats.forEach(seat -> seat.begin(version, 0));
        while (!playing.over()) {
            boolean ordered = false;
            for (Seat seat : seats) {
                orders[seat.view].clear();
                awaited[seat.view] = playing.awaits(seat.view);
                if (awaited[seat.view]) {
                    decide(playing, seat);
                    ordered = true;
                }
            }
            if (ordered) {
                tell();
            }
            playing.advance(orders);
            rewards.read(playing);
            seats.forEach(seat -> seat.earn(rewards));
        }
        for (Seat seat : seats) {
            if (seat.recorder.steps() > 0) {
                add(seat, seat.recorder.end(seat.seats.outcomes(playing)));
            }
        }
        tellStretch();
    }

    private void tell() {
        log.add(awaited, seen, orders);
        step++;
        if (log.size() >= STRETCH_BYTES) {
            tellStretch();
        }
    }

    private void tellStretch() {
        PlayedOrders.Builder stretch = PlayedOrders.newBuilder()
                .setLease(LEASE)
                .setMatch(match.number())
                .setFirstStep(stretchStep)
                .setSteps(step - stretchStep)
                .setOrders(log.take());
        if (stretchStep == 0) {
            stretch.addWeights(WeightsFrom.newBuilder().setVersion(version));
        }
        match.orders().add(stretch.build());
        stretchStep = step;
    }

    private void add(Seat seat, Rollout rollout) {
        match.rollouts()
                .add(new RecordedMatch.Told(
                        rollout,
                        MatchPart.newBuilder()
                                .setLease(LEASE)
                                .setMatch(match.number())
                                .setView(seat.view)
                                .setFirstStep(seat.firstStep)
                                .build()));
    }

    private void decide(Match playing, Seat seat) {
        playing.observe(seat.view, seat.seen[0]);
        if (seat.recorder.steps() == ppo.rolloutSteps()) {
            add(seat, seat.recorder.cut(seat.seen[0]));
            seat.begin(seat.state[0], version, step);
        }
        runner.decide(1, seat.seen, seat.state, seat.random, seat.decision);
        workload.order(seat.view, seat.seen[0], orders[seat.view]);
        seat.append(orders[seat.view]);
    }

    /** One view and who records it. */
    private static final class Seat {
        final int view;
        final Observation[] seen;
        final CoreState[] state;
        final Decision[] decision;
        final @Nullable MatchRandom[] random;
        final RolloutRecorder recorder;
        private final Game game;
        private final SeatsOfView seats;
        private int firstStep;

        Seat(PolicySpec spec, int view, int chunkSteps) {
            this.view = view;
            game = spec.game();
            seats = new SeatsOfView(game, view);
            seen = new Observation[] {new Observation(game.layout(), seats.count())};
            state = new CoreState[] {new CoreState(spec)};
            decision = new Decision[] {new Decision(spec)};
            random = new @Nullable MatchRandom[] {new MatchRandom(view)};
            recorder = new RolloutRecorder(spec, seats.count(), chunkSteps);
        }

        void begin(long version, int step) {
            state[0].reset();
            begin(state[0], version, step);
        }

        void begin(CoreState before, long version, int step) {
            firstStep = step;
            recorder.begin(before, version);
        }

        /** Records the recorded orders in place of the policy's; an actor that was given none has done what such actors do. */
        void append(Orders given) {
            Orders taken = decision[0].orders;
            for (int actor = 0; actor < seen[0].actors; actor++) {
                if (given.verb[actor] >= 0) {
                    taken.set(actor, given.verb[actor], given.target[actor]);
                } else if (game.layout().fallbackVerb() >= 0) {
                    taken.set(actor, game.layout().fallbackVerb(), 0);
                }
            }
            recorder.append(seen[0], decision[0], state[0]);
        }

        void earn(TeamRewards rewards) {
            if (recorder.steps() > 0) {
                rewards.give(seats, recorder);
            }
        }
    }
}
