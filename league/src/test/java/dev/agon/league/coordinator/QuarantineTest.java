package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.JoinReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LiftRequest;
import dev.agon.proto.training.StatusRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends a number that is not finite, or lies, is listened to no more, and what lay ready of it is not learned from. */
class QuarantineTest {
    private static final Place SUPERVISED = new Place("127.0.0.1", "", true);
    private static final Place OUTSIDE = new Place("10.1.2.3", "token-a", false);
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));

    @TempDir
    Path folder;

    private final AtomicReference<QuarantineList> kept = new AtomicReference<>(QuarantineList.NOBODY);
    private final Quarantine quarantine = new Quarantine(QuarantineList.NOBODY, NOON, kept::set);

    @Test
    void beginsWithTheFirstNumberThatIsNotFiniteWhereverItStands() throws InterruptedException {
        Map<String, Function<Rollout, float[]>> arrays = new LinkedHashMap<>();
        arrays.put("planes", rollout -> rollout.planes);
        arrays.put("logProbability", rollout -> rollout.logProbability);
        arrays.put("value", rollout -> rollout.value);
        arrays.put("rewards", rollout -> rollout.rewards);
        arrays.put("chunkState", rollout -> rollout.chunkState);
        arrays.put("outcome", rollout -> rollout.outcome);
        long incarnation = 0;
        try (ServedCoordinator served = new ServedCoordinator(new NetworkConfig(CoreKind.LSTM, 8, 9, 10, 11))) {
            for (Map.Entry<String, Function<Rollout, float[]>> array : arrays.entrySet()) {
                for (float poison : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
                    incarnation++;
                    isQuarantined(served, array.getKey(), array.getValue(), poison, incarnation);
                }
            }
        }
    }

    private static void isQuarantined(
            ServedCoordinator served, String name, Function<Rollout, float[]> array, float poison, long incarnation)
            throws InterruptedException {
        join(served, incarnation);
        StreamObserver<Chunk> stream = served.stream();
        stream.onNext(chunk(served, 1, incarnation, played(served, 1)));
        assertTrue(served.next() instanceof ChunkAcknowledgement acknowledged && acknowledged.getAdmitted() == 1);
        assertTrue(served.intake.queuedDecisions() > 0);

        Rollout poisoned = played(served, 2);
        float[] numbers = array.apply(poisoned);
        numbers[numbers.length - 1] = poison;
        stream.onNext(chunk(served, 2, incarnation, poisoned));

        Status why = Status.fromThrowable((Throwable) served.next());
        assertEquals(Status.Code.ABORTED, why.getCode(), name);
        assertTrue(String.valueOf(why.getDescription()).contains(name), why.toString());
        assertEquals(0, served.intake.queuedDecisions(), "what lay ready of it");
        assertTrue(served.desk.comings.contains("w is forgotten"), "what it was leased goes to others");
        served.desk.comings.clear();
        StatusRuntimeException again = assertThrows(StatusRuntimeException.class, () -> join(served, incarnation));
        assertEquals(Status.Code.ABORTED, again.getStatus().getCode());
        assertTrue(again.getMessage().contains("w of here (process 77)")
                && again.getMessage().contains(name));
        assertTrue(served.channel.calls().status(StatusRequest.getDefaultInstance()).getQuarantinedList().stream()
                .anyMatch(reason -> reason.contains(name)));
        stream = served.stream();
        stream.onNext(chunk(served, 3, incarnation, played(served, 3)));
        assertEquals(
                Status.Code.FAILED_PRECONDITION,
                Status.fromThrowable((Throwable) served.next()).getCode());
        assertEquals(0, served.intake.queuedDecisions());
    }

    private static Rollout played(ServedCoordinator served, long seed) {
        return PlayedRollouts.of(served.game, served.spec.network(), seed, 5);
    }

    private static JoinReply join(ServedCoordinator served, long incarnation) {
        return served.channel
                .calls()
                .join(served.join().setWorkerIncarnation(incarnation).build());
    }

    private static Chunk chunk(ServedCoordinator served, long sequence, long incarnation, Rollout rollout) {
        return served.chunk(sequence, incarnation, rollout, served.shelf.latest());
    }

    @Test
    void aProcessThatWasLetOffIsHeardAgain() throws InterruptedException {
        try (ServedCoordinator served = new ServedCoordinator(NetworkConfig.defaults())) {
            join(served, 1);
            Rollout poisoned = played(served, 1);
            poisoned.rewards[0] = Float.NaN;
            served.stream().onNext(chunk(served, 1, 1, poisoned));
            assertTrue(served.next() instanceof Throwable);
            assertThrows(StatusRuntimeException.class, () -> join(served, 1));

            assertEquals(0, lift(served, "v"));
            assertThrows(StatusRuntimeException.class, () -> join(served, 1));
            assertEquals(1, lift(served, "w"));

            join(served, 1);
            served.stream().onNext(chunk(served, 1, 1, played(served, 2)));
            assertEquals(1, served.nextAcknowledgement().getAdmitted());
            assertEquals(
                    0,
                    served.channel
                            .calls()
                            .status(StatusRequest.getDefaultInstance())
                            .getQuarantinedCount());
        }
    }

    private static int lift(ServedCoordinator served, String worker) {
        return served.channel
                .calls()
                .liftQuarantine(LiftRequest.newBuilder().setWorker(worker).build())
                .getLifted();
    }

    @Test
    void afterALieNobodyJoinsNewlyWithThatTokenFromThatAddress() {
        quarantine.add(worker("liar", 1, OUTSIDE), "another outcome", true);

        String why = quarantine.of(OUTSIDE).orElseThrow();
        assertTrue(why.contains("10.1.2.3 with token token-a"), why);
        assertTrue(why.contains("liar of there (process 9): another outcome"), why);
        assertTrue(why.contains("./agon cluster RUN quarantine lift liar"), why);
        assertEquals(Optional.empty(), quarantine.of(new Place("10.1.2.4", "token-a", false)));
        assertEquals(Optional.empty(), quarantine.of(new Place("10.1.2.3", "token-b", false)));

        assertEquals(1, quarantine.lift("liar"));
        assertEquals(Optional.empty(), quarantine.of(OUTSIDE));
        assertEquals(Optional.empty(), quarantine.of("liar", 1));
    }

    @Test
    void nonsenseClosesAPlaceWhenItComesFromAFewOfItsProcesses() {
        for (int process = 1; process <= Quarantine.NONSENSE_CLOSES; process++) {
            assertEquals(Optional.empty(), quarantine.of(OUTSIDE));
            quarantine.add(worker("w" + process, process, OUTSIDE), "NaN", false);
        }
        assertTrue(quarantine.of(OUTSIDE).isPresent());
    }

    @Test
    void whomThisMachinesSupervisorReplacesHasNoPlaceToClose() {
        for (int process = 1; process <= 10; process++) {
            quarantine.add(worker("worker-1", process, SUPERVISED), "another outcome", true);
            assertTrue(quarantine.of("worker-1", process).isPresent());
        }
        assertEquals(Optional.empty(), quarantine.of(SUPERVISED));
        assertEquals(Optional.empty(), quarantine.of("worker-1", 11));
        quarantine.add(worker("stranger", 1, new Place("127.0.0.1", "token-a", true)), "another outcome", true);
        assertTrue(quarantine.of(new Place("127.0.0.1", "token-a", true)).isPresent());
        assertEquals(Optional.empty(), quarantine.of(SUPERVISED));
    }

    @Test
    void outlivesTheLearner() throws IOException {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), RunConfig.defaults("kuhn"));
        assertEquals(QuarantineList.NOBODY, QuarantineList.read(run));
        Quarantine before = new Quarantine(QuarantineList.NOBODY, NOON, list -> list.write(run));
        before.add(worker("liar", 1, OUTSIDE), "another outcome", true);

        Quarantine after = new Quarantine(QuarantineList.read(run), NOON, kept::set);
        assertTrue(after.of("liar", 1).isPresent() && after.of(OUTSIDE).isPresent());
        assertEquals(List.of("liar of there (process 9): another outcome"), after.sentences());
        assertEquals(1, after.lift("liar"));
        assertEquals(QuarantineList.NOBODY, kept.get());

        Files.writeString(run.quarantine(), "{\"entries\":[{");
        AgonException damaged = assertThrows(AgonException.class, () -> QuarantineList.read(run));
        assertEquals(AgonException.INPUT, damaged.exitCode());
        assertTrue(damaged.getMessage().contains("quarantine.json"), damaged.getMessage());
    }

    private static WorkerRecord worker(String name, long incarnation, Place place) {
        JoinRequest request = JoinRequest.newBuilder()
                .setWorker(name)
                .setWorkerIncarnation(incarnation)
                .setHost("there")
                .setProcessId(9)
                .build();
        return new WorkerRecord(request, place, 0, 0);
    }
}
