package dev.agon.league.worker;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All the tables of a worker, played in lockstep so that the decisions of one step are one batch. One thread plays. */
final class Hall implements Table.Output, AutoCloseable {
    private static final int WEIGHTS_REMEMBERED = 512;

    private final PolicySpec spec;
    private final WorkerSettings settings;
    private final MatchSource matches;
    private final NewestWeights weights;
    private final Chunker chunker;
    private final Tally tally;
    private final RolloutCodec codec;
    private final Usher usher;
    private final List<Table> tables = new ArrayList<>();
    private final Map<Long, WeightsId> idOfVersion = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, WeightsId> eldest) {
            return size() > WEIGHTS_REMEMBERED;
        }
    };
    private int edition;
    private WeightsId current = WeightsId.getDefaultInstance();

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
        take(weights.await());
        int sequences = Math.max(1, settings.getRolloutSteps() / settings.getSequenceSteps());
        for (int i = 0; i < settings.getMatches(); i++) {
            int firstCut = (1 + random.nextInt(sequences)) * settings.getSequenceSteps();
            Table table = new Table(spec, this, settings.getRolloutSteps(), settings.getSequenceSteps(), firstCut);
            tables.add(table);
            seat(table, true);
        }
    }

    /** Plays one step at every table. */
    void step() throws InterruptedException {
        NewestWeights.Held newest = Objects.requireNonNull(weights.peek());
        if (!newest.id().equals(current)) {
            take(newest);
        }
        if (matches.edition() != edition) {
            edition = matches.edition();
            for (Table table : tables) {
                seatAnew(table);
            }
        }
        for (Table table : tables) {
            table.see(current.getVersion());
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
            seatAnew(table);
        }
    }

    private void seatAnew(Table table) throws InterruptedException {
        usher.leave(table.seating());
        seat(table, false);
    }

    private void take(NewestWeights.Held newest) {
        boolean otherLife = newest.id().getIncarnation() != current.getIncarnation();
        current = newest.id();
        usher.crews().latest().load(newest.policy());
        if (otherLife) {
            idOfVersion.clear();
        }
        idOfVersion.put(current.getVersion(), current);
        if (otherLife) {
            tables.forEach(table -> table.record(current.getVersion()));
        }
    }

    private void seat(Table table, boolean staggered) throws InterruptedException {
        table.begin(usher.seat(table, matches.next(), staggered), current.getVersion());
    }

    @Override
    public void rollout(Rollout rollout) throws InterruptedException {
        WeightsId id = idOfVersion.get(rollout.policyVersion);
        if (id != null) {
            tally.decisions.add(rollout.decisions());
            chunker.add(codec.encode(rollout, id));
        }
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
