package dev.agon.league.coordinator;

import com.google.protobuf.ByteString;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.wire.RefusedException;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.RoundMark;
import dev.agon.proto.training.RoundPart;
import dev.agon.proto.training.RoundRequest;
import dev.agon.proto.training.WeightsId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Where the workers and the learner of a deterministic run meet. A round is played by one version of the weights in a fixed number
 * of parts, each by whichever worker holds it; it is over when all parts are, and yields them in their order. How the matches of
 * each part stood before the round is kept, so that a part whose worker was lost is played again, by another, to the last bit.
 * Thread-safe.
 */
public final class Rounds {
    private final int incarnation;
    private final List<Share> shares;
    private Optional<Opening> current = Optional.empty();

    /**
     * A round that may be played.
     *
     * @param weights that play it; their version is the round's number
     * @param plans by part
     */
    public record Opening(WeightsId weights, List<Plan> plans) {}

    /**
     * The matches that begin in one part of a round.
     *
     * @param seed of their seeds
     * @param lineups who sits where, in turn
     */
    public record Plan(long seed, List<Assignment> lineups) {}

    /**
     * What a round yielded, in the order of its parts, and in each in the order in which it was played.
     *
     * @param results of its matches that ended
     */
    public record Played(List<Rollout> rollouts, List<MatchResult> results) {}

    /**
     * The rounds of one life of the learner.
     *
     * @param states how the matches of each part stand; empty where they are still to begin
     */
    public Rounds(int incarnation, List<ByteString> states) {
        this.incarnation = incarnation;
        shares = IntStream.range(0, states.size())
                .mapToObj(number -> new Share(number, states.get(number)))
                .toList();
    }

    /** Begins a round: whoever waits for it hears of it. */
    public synchronized void open(Opening next) {
        current = Optional.of(next);
        shares.forEach(Share::forgetPlayed);
        shares.forEach(this::answer);
    }

    /** What the round yielded, or empty when it is not over in time. */
    public synchronized Optional<Played> await(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!shares.stream().allMatch(share -> share.done)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        current = Optional.empty();
        Played played = new Played(new ArrayList<>(), new ArrayList<>());
        for (Share share : shares) {
            played.rollouts().addAll(share.rollouts);
            played.results().addAll(share.results);
            share.before = share.after;
            share.forgetPlayed();
        }
        return Optional.of(played);
    }

    /** How the matches of each part stood before this round, or stand when none is under way. */
    public synchronized List<ByteString> states() {
        return shares.stream().map(share -> share.before).toList();
    }

    /**
     * A worker wants its part of the next round. It hears of it when it begins.
     *
     * @param gone whether a worker of that name has not been heard of for so long that another may have its part
     * @throws RefusedException when all parts are held by others
     */
    synchronized void ask(RoundRequest request, Predicate<String> gone, Consumer<List<RoundPart>> reply)
            throws RefusedException {
        Share share = shareFor(request.getWorker(), gone);
        share.worker = request.getWorker();
        share.workerIncarnation = request.getWorkerIncarnation();
        share.waiting = Optional.of(new Waiting(request.getStandsBefore(), reply));
        answer(share);
    }

    private Share shareFor(String worker, Predicate<String> gone) throws RefusedException {
        return shares.stream()
                .filter(share -> share.worker.equals(worker))
                .findFirst()
                .or(() ->
                        shares.stream().filter(share -> share.worker.isEmpty()).findFirst())
                .or(() ->
                        shares.stream().filter(share -> gone.test(share.worker)).findFirst())
                .orElseThrow(() -> new RefusedException(
                        "all " + shares.size() + " parts of this deterministic run are played by others"));
    }

    private void answer(Share share) {
        if (current.isEmpty() || share.done || share.waiting.isEmpty()) {
            return;
        }
        Opening opening = current.get();
        Waiting waiting = share.waiting.get();
        RoundMark mark = mark(share, opening);
        RoundMark after = mark.toBuilder().setRound(mark.getRound() + 1).build();
        if (waiting.standsBefore().equals(after)) {
            return;
        }
        share.waiting = Optional.empty();
        share.forgetPlayed();
        boolean goesOn = waiting.standsBefore().equals(mark);
        Plan plan = opening.plans().get(share.number);
        Round round = Round.newBuilder()
                .setMark(mark)
                .setWeights(opening.weights())
                .setSeed(plan.seed())
                .addAllLineups(plan.lineups())
                .setGoesOn(goesOn)
                .setStateLength(goesOn ? 0 : share.before.size())
                .build();
        waiting.reply().accept(RoundParts.of(round, goesOn ? ByteString.EMPTY : share.before));
    }

    private RoundMark mark(Share share, Opening opening) {
        return RoundMark.newBuilder()
                .setIncarnation(incarnation)
                .setRound(opening.weights().getVersion())
                .setShare(share.number)
                .build();
    }

    /**
     * Takes what a worker played for its part of the round.
     *
     * @throws RefusedException when it was played for another round, or somebody else has the part now
     */
    synchronized void offer(Chunk chunk, List<Rollout> rollouts) throws RefusedException {
        int number = chunk.getRound().getShare();
        if (current.isEmpty()
                || number >= shares.size()
                || !chunk.getRound().equals(mark(shares.get(number), current.get()))
                || !shares.get(number).isHeldBy(chunk)) {
            throw new RefusedException("played for round " + chunk.getRound().getRound() + " of incarnation "
                    + chunk.getRound().getIncarnation() + ", which is over");
        }
        Share share = shares.get(number);
        share.rollouts.addAll(rollouts);
        share.results.addAll(chunk.getResultsList());
        share.after = share.after.concat(chunk.getState());
        if (chunk.getRoundDone()) {
            share.done = true;
            notifyAll();
        }
    }

    /** A worker that waits for a round, and the round that its matches stand before. */
    private record Waiting(RoundMark standsBefore, Consumer<List<RoundPart>> reply) {}

    /** One part of every round. */
    private static final class Share {
        final int number;
        final List<Rollout> rollouts = new ArrayList<>();
        final List<MatchResult> results = new ArrayList<>();
        ByteString before;
        ByteString after = ByteString.EMPTY;
        boolean done;
        String worker = "";
        long workerIncarnation;
        Optional<Waiting> waiting = Optional.empty();

        Share(int number, ByteString before) {
            this.number = number;
            this.before = before;
        }

        void forgetPlayed() {
            rollouts.clear();
            results.clear();
            after = ByteString.EMPTY;
            done = false;
        }

        boolean isHeldBy(Chunk chunk) {
            return !done && worker.equals(chunk.getWorker()) && workerIncarnation == chunk.getWorkerIncarnation();
        }
    }
}
