package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.league.wire.RefusedException;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.RoundMark;
import dev.agon.proto.training.RoundPart;
import dev.agon.proto.training.RoundRequest;
import dev.agon.proto.training.WeightsId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final int INCARNATION = 3;

    private final ByteString old = ByteString.copyFromUtf8("state of part 1");
    private final Rounds rounds = new Rounds(INCARNATION, List.of(ByteString.EMPTY, old));
    private final List<List<RoundPart>> replies = new ArrayList<>();
    private final Rollout first = rollout(1);
    private final Rollout second = rollout(2);
    private final Rollout third = rollout(3);

    @Test
    void yieldsPartsInTheirOrderHoweverTheyComeIn() throws Exception {
        ask("a", 1, RoundMark.getDefaultInstance());
        ask("b", 1, RoundMark.getDefaultInstance());
        assertTrue(replies.isEmpty(), "no round has begun");
        open(5);
        assertEquals(2, replies.size());

        rounds.offer(chunk("b", 1, mark(5, 1)).build(), List.of(second));
        rounds.offer(done("b", 1, mark(5, 1), "b after"), List.of(third));
        assertEquals(Optional.empty(), rounds.await(0, TimeUnit.SECONDS));
        rounds.offer(done("a", 1, mark(5, 0), "a after"), List.of(first));

        assertEquals(List.of(first, second, third), await().rollouts());
        assertEquals(List.of("a after", "b after"), states());
    }

    @Test
    void givesTheStateOnlyToWhoDoesNotStandThere() throws Exception {
        open(5);
        ask("a", 1, mark(5, 0));
        ask("b", 1, RoundMark.getDefaultInstance());

        Round stays = replies.get(0).get(0).getRound();
        assertTrue(stays.getGoesOn());
        assertEquals(1, replies.get(0).size());
        Round anew = replies.get(1).get(0).getRound();
        assertEquals(mark(5, 1), anew.getMark());
        assertEquals(old.size(), anew.getStateLength());
        assertEquals(old, replies.get(1).get(1).getState());
    }

    @Test
    void whatALostWorkerPlayedIsForgottenAndItsPartIsPlayedAgain() throws Exception {
        open(5);
        ask("a", 1, RoundMark.getDefaultInstance());
        ask("b", 1, RoundMark.getDefaultInstance());
        rounds.offer(done("a", 1, mark(5, 0), "a after"), List.of(first));
        rounds.offer(chunk("b", 1, mark(5, 1)).build(), List.of(second));

        ask("b", 2, RoundMark.getDefaultInstance());
        assertEquals(old, replies.get(2).get(1).getState());
        assertThrows(
                RefusedException.class,
                () -> rounds.offer(chunk("b", 1, mark(5, 1)).build(), List.of(second)));
        rounds.offer(done("b", 2, mark(5, 1), "b after"), List.of(third));

        assertEquals(List.of(first, third), await().rollouts());
    }

    @Test
    void aWorkerThatIsDoneWaitsForTheNextRoundAndOneThatTakesItsPlaceGetsItsState() throws Exception {
        open(5);
        ask("a", 1, RoundMark.getDefaultInstance());
        ask("a", 1, mark(6, 0));
        assertEquals(1, replies.size(), "what it played is still on its way");
        rounds.offer(done("a", 1, mark(5, 0), "a after"), List.of(first));
        ask("a", 2, RoundMark.getDefaultInstance());
        ask("b", 1, RoundMark.getDefaultInstance());
        rounds.offer(done("b", 1, mark(5, 1), "b after"), List.of(second));
        await();
        replies.clear();
        open(6);

        assertEquals(ByteString.copyFromUtf8("a after"), replies.get(0).get(1).getState());
    }

    @Test
    void refusesWhatWasPlayedForAnotherRoundAndOneWorkerTooMany() throws Exception {
        open(5);
        ask("a", 1, RoundMark.getDefaultInstance());
        ask("b", 1, RoundMark.getDefaultInstance());
        assertThrows(RefusedException.class, () -> ask("c", 1, RoundMark.getDefaultInstance()));
        RoundMark earlier = mark(4, 0);
        assertThrows(RefusedException.class, () -> rounds.offer(done("a", 1, earlier, "x"), List.of(first)));
        RoundMark otherLife = mark(5, 0).toBuilder().setIncarnation(2).build();
        assertThrows(RefusedException.class, () -> rounds.offer(done("a", 1, otherLife, "x"), List.of(first)));
    }

    private void open(long version) {
        rounds.open(new Rounds.Opening(
                WeightsId.newBuilder().setVersion(version).build(),
                List.of(
                        new Rounds.Plan(1, List.of(Assignment.getDefaultInstance())),
                        new Rounds.Plan(2, List.of(Assignment.getDefaultInstance())))));
    }

    private void ask(String worker, long incarnation, RoundMark standsBefore) throws RefusedException {
        RoundRequest request = RoundRequest.newBuilder()
                .setWorker(worker)
                .setWorkerIncarnation(incarnation)
                .setStandsBefore(standsBefore)
                .build();
        rounds.ask(request, name -> false, replies::add);
    }

    private Rounds.Played await() throws InterruptedException {
        return rounds.await(30, TimeUnit.SECONDS).orElseThrow();
    }

    private List<String> states() {
        return rounds.states().stream().map(ByteString::toStringUtf8).toList();
    }

    private static RoundMark mark(long round, int share) {
        return RoundMark.newBuilder()
                .setIncarnation(INCARNATION)
                .setRound(round)
                .setShare(share)
                .build();
    }

    private static Chunk.Builder chunk(String worker, long incarnation, RoundMark mark) {
        return Chunk.newBuilder()
                .setWorker(worker)
                .setWorkerIncarnation(incarnation)
                .setRound(mark);
    }

    private static Chunk done(String worker, long incarnation, RoundMark mark, String state) {
        return chunk(worker, incarnation, mark)
                .setState(ByteString.copyFromUtf8(state))
                .setRoundDone(true)
                .build();
    }

    private static Rollout rollout(long seed) {
        return PlayedRollouts.of(Games.onClassPath().get("kuhn"), NetworkConfig.defaults(), seed, 1);
    }
}
