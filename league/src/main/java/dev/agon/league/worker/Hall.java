package dev.agon.league.worker;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All the tables of a worker, played in lockstep so that the decisions of one step are one batch. One thread plays. */
final class Hall implements Table.Output, AutoCloseable {
    private final PolicySpec spec;
    private final WorkerSettings settings;
    private final MatchSource matches;
    private final NewestWeights weights;
    private final Chunker chunker;
    private final Tally tally;
    private final RolloutCodec codec;
    private final Usher usher;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Newest> newestByAgent = new LinkedHashMap<>();
    private int edition;

    Hall(
            PolicySpec spec,
            WorkerSettings settings,
            MatchSource matches,
            NewestWeights weights,
            Chunker chunker,
            Tally tally) {
        this.spec = spec;
        this.settings = settings;
        this.matches = matches;
        this.weights = weights;
        this.chunker = chunker;
        this.tally = tally;
        codec = new RolloutCodec(spec);
        usher = new Usher(spec, settings);
    }

    /** Opens all tables, each with a match that stands somewhere else; waits for weights and leases. */
    void open(MatchRandom random) throws InterruptedException {
        playBy(PlayerName.MAIN_AGENT, tally.waiting(() -> weights.await(PlayerName.MAIN_AGENT)));
        int sequences = Math.max(1, settings.getRolloutSteps() / settings.getSequenceSteps());
        for (int i = 0; i < settings.getMatches(); i++) {
            int firstCut = (1 + random.nextInt(sequences)) * settings.getSequenceSteps();
            Table table = new Table(spec, this, settings.getRolloutSteps(), settings.getSequenceSteps(), firstCut);
            if (settings.getAudited()) {
                table.tellOrders();
            }
            seat(table, true);
            tables.add(table);
        }
    }

    /** Plays one step at every table. */
    void step() throws InterruptedException {
        if (matches.edition() != edition) {
            edition = matches.edition();
            for (Table table : tables) {
                seatAnew(table, true);
            }
        }
        // After that: for the matches of another life of the learner its weights have come.
        newestByAgent.keySet().forEach(agent -> playBy(agent, Objects.requireNonNull(weights.peek(agent))));
        for (Table table : tables) {
            table.see(this::version);
        }
        tally.steps.add(usher.crews().decide());
        for (Table table : tables) {
            play(table);
        }
        chunker.tick();
    }

    private void play(Table table) throws InterruptedException {
        if (table.seating().order().evaluation()) {
            tally.evaluationSteps.increment();
        }
        if (table.play()) {
            tally.matches.increment();
            table.finish();
            seatAnew(table, false);
        }
    }

    private void seatAnew(Table table, boolean staggered) throws InterruptedException {
        usher.leave(table.seating());
        seat(table, staggered);
    }

    /** From now on the agent plays by these weights, unless it does already. */
    private void playBy(String agent, NewestWeights.Held held) {
        Newest newest = newestByAgent.computeIfAbsent(agent, first -> new Newest());
        if (newest.id().equals(held.id())) {
            return;
        }
        usher.crews().latest(agent).load(held.policy());
        if (newest.take(held.id())) {
            tables.stream()
                    .filter(table -> table.seating().isLearnedFromBy(agent))
                    .forEach(table -> table.record(this::version));
        }
    }

    private long version(String agent) {
        return Objects.requireNonNull(newestByAgent.get(agent)).id().getVersion();
    }

    private void seat(Table table, boolean staggered) throws InterruptedException {
        MatchOrder order = tally.waiting(matches::next);
        for (PlayerRef player : order.players()) {
            String agent = PlayerRefs.agent(player);
            if (player.getLatest() && !newestByAgent.containsKey(agent)) {
                playBy(agent, tally.waiting(() -> weights.await(agent)));
            }
        }
        table.begin(usher.seat(table, order, staggered), this::version);
    }

    @Override
    public void rollout(String agent, Rollout rollout, MatchPart part) throws InterruptedException {
        WeightsId id = Objects.requireNonNull(newestByAgent.get(agent)).idOf(rollout.policyVersion);
        if (id != null) {
            tally.decisions.add(rollout.decisions());
            PackedRollout packed = codec.encode(rollout, id);
            chunker.add(settings.getAudited() ? packed.toBuilder().setPart(part).build() : packed, rollout.bytes());
        }
    }

    @Override
    public void orders(PlayedOrders stretch) throws InterruptedException {
        chunker.add(stretch);
    }

    @Override
    public void result(MatchResult result) {
        chunker.add(result);
    }

    @Override
    public void close() {
        usher.close();
    }
}
