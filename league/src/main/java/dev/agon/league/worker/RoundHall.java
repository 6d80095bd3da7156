package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.ShareState;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tables at which one part of a deterministic run is played. A round is played by one version of the weights, until enough
 * decisions were made; what it yields, and how the matches stand after it, follows from how they stood before and the round alone.
 * One thread plays.
 */
final class RoundHall implements Table.Output, AutoCloseable {
    private final PolicySpec spec;
    private final WorkerSettings settings;
    private final PastPolicies past;
    private final Tally tally;
    private final RolloutCodec codec;
    private final Usher usher;
    private final List<Table> tables = new ArrayList<>();
    private WeightsId weights = WeightsId.getDefaultInstance();
    private @Nullable Chunker chunker;
    private int handedOut;

    /** A hall whose tables are still to be set up by {@link #begin}. */
    RoundHall(PolicySpec spec, WorkerSettings settings, PastPolicies past, Tally tally) {
        this.spec = spec;
        this.settings = settings;
        this.past = past;
        this.tally = tally;
        codec = new RolloutCodec(spec);
        usher = new Usher(spec, settings);
    }

    /** Sets all tables up as they stood before the round; where nothing is said, each begins a match in the middle. */
    void begin(Round round, ShareState before, RoundMatches matches) throws InterruptedException {
        weights = round.getWeights();
        tables.forEach(table -> usher.leave(table.seating()));
        tables.clear();
        for (int i = 0; i < settings.getMatches(); i++) {
            Table table = new Table(
                    spec, this, settings.getRolloutSteps(), settings.getSequenceSteps(), settings.getRolloutSteps());
            tables.add(table);
            if (before.getTablesCount() == 0) {
                seat(table, matches.next(), true);
            } else {
                StoredTable.restore(
                        before.getTables(i),
                        table,
                        usher,
                        past,
                        codec,
                        round.getMark().getRound());
            }
        }
    }

    private void seat(Table table, MatchOrder order, boolean staggered) {
        table.begin(usher.seat(table, order, staggered), agent -> weights.getVersion());
        table.keepLog();
    }

    /** Plays the round and hands out all of which is known what came of it. */
    void play(Round round, Policy policy, RoundMatches matches, Chunker into) throws InterruptedException {
        weights = round.getWeights();
        chunker = into;
        handedOut = 0;
        usher.crews().latest(PlayerName.MAIN_AGENT).load(policy);
        while (decisions() < settings.getRoundDecisions()) {
            step(matches);
        }
        for (Table table : tables) {
            table.cutAll(agent -> weights.getVersion() + 1);
        }
        chunker = null;
        into.flush();
    }

    private int decisions() {
        int open = 0;
        for (Table table : tables) {
            open += table.recording().decisions(table.seating());
        }
        return handedOut + open;
    }

    private void step(RoundMatches matches) throws InterruptedException {
        for (Table table : tables) {
            table.see(agent -> weights.getVersion());
        }
        tally.steps.add(usher.crews().decide());
        for (Table table : tables) {
            if (table.play()) {
                tally.matches.increment();
                table.finish();
                usher.leave(table.seating());
                seat(table, matches.next(), false);
            }
        }
    }

    /** How all matches stand. */
    ShareState state() {
        ShareState.Builder state = ShareState.newBuilder();
        for (Table table : tables) {
            state.addTables(StoredTable.store(table, codec));
        }
        return state.build();
    }

    @Override
    public void rollout(String agent, Rollout rollout, MatchPart part) throws InterruptedException {
        int decisions = rollout.decisions();
        handedOut += decisions;
        tally.decisions.add(decisions);
        WeightsId id = weights.toBuilder().setVersion(rollout.policyVersion).build();
        Objects.requireNonNull(chunker).add(codec.encode(rollout, id), rollout.bytes());
    }

    @Override
    public void orders(PlayedOrders stretch) {
        throw new IllegalStateException("the orders of rounds are not told");
    }

    @Override
    public void result(MatchResult result) {
        Objects.requireNonNull(chunker).add(result);
    }

    @Override
    public void close() {
        usher.close();
    }
}
