package dev.agon.league.worker;

import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.league.wire.LittleEndian;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.SitterState;
import dev.agon.proto.training.TableState;
import dev.agon.proto.training.WeightsId;
import java.io.IOException;
import java.util.List;

/** A match in flight as a message, and played again from it: seed and orders for the match, a few numbers for each policy. */
final class StoredTable {
    private StoredTable() {}

    static TableState store(Table table, RolloutCodec codec) {
        Seating seating = table.seating();
        MatchOrder order = seating.order();
        TableState.Builder state = TableState.newBuilder()
                .setLease(order.lease())
                .setMatch(order.number())
                .setSeed(order.seed())
                .addAllPlayers(order.players())
                .setLearningSeats(order.learningSeats())
                .setStaggered(seating.staggered())
                .setOrders(table.orders())
                .setHash(seating.match().hash());
        for (Sitter sitter : seating.sitters()) {
            state.addSitters(store(sitter, codec));
        }
        return state.build();
    }

    private static SitterState store(Sitter sitter, RolloutCodec codec) {
        SitterState.Builder state = SitterState.newBuilder();
        if (sitter instanceof Sitter.Member member) {
            state.setRandom(member.random.state()).setCore(LittleEndian.floats(member.state.values.clone()));
            RolloutRecorder recorder = member.recorder;
            if (recorder != null && recorder.steps() > 0) {
                var pending = recorder.pending();
                state.setPending(codec.encode(
                        pending,
                        WeightsId.newBuilder().setVersion(pending.policyVersion).build()));
            }
        }
        return state.build();
    }

    /** Has the match played again at that table, before a round of that version. */
    static void restore(TableState state, Table table, Usher usher, PastPolicies past, RolloutCodec codec, long version)
            throws InterruptedException {
        table.begin(usher.seat(table, RoundMatches.of(state, past), state.getStaggered()), agent -> version);
        try {
            table.playAgain(state.getOrders());
            restore(state.getSittersList(), table, codec, version);
        } catch (IOException | RefusedException damaged) {
            throw new IllegalStateException(
                    "match " + state.getMatch() + " of " + state.getLease() + " cannot be played again: "
                            + damaged.getMessage(),
                    damaged);
        }
        long hash = table.seating().match().hash();
        if (hash != state.getHash()) {
            throw new IllegalStateException("match " + state.getMatch() + " of " + state.getLease()
                    + ", played again by the same orders, stands otherwise: its rules are not deterministic");
        }
    }

    private static void restore(List<SitterState> states, Table table, RolloutCodec codec, long version)
            throws RefusedException {
        List<Sitter> sitters = table.seating().sitters();
        for (int i = 0; i < sitters.size(); i++) {
            if (sitters.get(i) instanceof Sitter.Member member) {
                member.random.state(states.get(i).getRandom());
                LittleEndian.floats("core", states.get(i).getCore(), member.state.values);
            }
        }
        table.record(agent -> version);
        for (int i = 0; i < sitters.size(); i++) {
            if (states.get(i).hasPending()
                    && sitters.get(i) instanceof Sitter.Member member
                    && member.recorder != null) {
                member.recorder.resume(codec.decode(states.get(i).getPending()));
            }
        }
    }
}
