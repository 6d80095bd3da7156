package dev.agon.league.coordinator;

import dev.agon.agents.rollout.Rollout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The bounded queue between workers and learner. While it is full, deliveries wait outside and are not acknowledged, which
 * holds their workers back; so nothing grows old in it. Many threads offer, one takes.
 */
public final class RolloutIntake {
    private static final Object NOBODY = new Object();

    private final int capacity;
    private final Queue<Sample> admitted = new ArrayDeque<>();
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private int wanted;
    private int queuedDecisions;
    private int waitingDecisions;
    private long droppedDecisions;
    private boolean closed;
    private volatile Runnable arrived = () -> {};

    /** A queue that is full once it holds so many decisions. */
    public RolloutIntake(int capacityDecisions) {
        if (capacityDecisions < 1) {
            throw new IllegalArgumentException("capacity must be at least 1 decision: " + capacityDecisions);
        }
        capacity = capacityDecisions;
    }

    /** From now on that is run whenever something was admitted, on the thread that brought it. */
    public void whenAdmitting(Runnable listener) {
        arrived = listener;
    }

    /** Brings rollouts; {@code whenAdmitted} runs at once or, while the queue is full, later on the taker's thread. */
    void offer(List<Rollout> rollouts, Runnable whenAdmitted) {
        offer(rollouts, NOBODY, whenAdmitted);
    }

    /** As {@link #offer(List, Runnable)}, from a source that may have to be forgotten. */
    void offer(List<Rollout> rollouts, Object source, Runnable whenAdmitted) {
        List<Sample> samples = rollouts.stream()
                .map(rollout -> new Sample(rollout, rollout.decisions(), source))
                .toList();
        Delivery delivery = new Delivery(samples, whenAdmitted);
        synchronized (this) {
            if (isFull() && !closed) {
                waiting.add(delivery);
                waitingDecisions += delivery.decisions();
                return;
            }
            if (!closed) {
                admit(delivery);
            }
        }
        whenAdmitted.run();
        arrived.run();
    }

    /** Room is at least for what somebody is waiting to take. */
    private boolean isFull() {
        return queuedDecisions >= Math.max(capacity, wanted);
    }

    private void admit(Delivery delivery) {
        admitted.addAll(delivery.samples());
        queuedDecisions += delivery.decisions();
        notifyAll();
    }

    /**
     * Takes whole rollouts, oldest first, until they hold so many decisions, and waits for them at most so long.
     *
     * @param decisions to take at least, at most a rollout more
     * @param oldestVersion rollouts of older policies are dropped
     * @return the rollouts, or none when time ran out
     */
    public List<Rollout> take(int decisions, long oldestVersion, long timeout, TimeUnit unit)
            throws InterruptedException {
        List<Delivery> relieved = new ArrayList<>();
        List<Rollout> batch;
        synchronized (this) {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            wanted = decisions;
            dropOlderThan(oldestVersion);
            relieve(relieved);
            long left = deadline - System.nanoTime();
            while (queuedDecisions < decisions && relieved.isEmpty() && left > 0 && !closed) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                dropOlderThan(oldestVersion);
                relieve(relieved);
                left = deadline - System.nanoTime();
            }
            wanted = 0;
            batch = queuedDecisions < decisions ? List.of() : remove(decisions, relieved);
        }
        relieved.forEach(delivery -> delivery.whenAdmitted().run());
        return batch;
    }

    /**
     * As {@link #take}, without waiting. Where there are not enough there is room for so many from now on, as if somebody waited
     * for them, until the next call of this or {@link #rest}.
     */
    public List<Rollout> poll(int decisions, long oldestVersion) {
        List<Delivery> relieved = new ArrayList<>();
        List<Rollout> batch;
        synchronized (this) {
            wanted = decisions;
            dropOlderThan(oldestVersion);
            relieve(relieved);
            batch = List.of();
            if (queuedDecisions >= decisions) {
                wanted = 0;
                batch = remove(decisions, relieved);
            }
        }
        relieved.forEach(delivery -> delivery.whenAdmitted().run());
        return batch;
    }

    /** Nobody waits for what comes: no more is let in than may lie ready. */
    public synchronized void rest() {
        wanted = 0;
    }

    private List<Rollout> remove(int decisions, List<Delivery> relieved) {
        List<Rollout> batch = new ArrayList<>();
        int taken = 0;
        while (taken < decisions) {
            Sample sample = admitted.poll();
            if (sample == null) {
                break;
            }
            batch.add(sample.rollout());
            taken += sample.decisions();
            queuedDecisions -= sample.decisions();
            relieve(relieved);
        }
        return batch;
    }

    private void dropOlderThan(long version) {
        admitted.removeIf(sample -> {
            boolean old = sample.rollout().policyVersion < version;
            if (old) {
                queuedDecisions -= sample.decisions();
                droppedDecisions += sample.decisions();
            }
            return old;
        });
    }

    /** Drops what came of that source and was not taken yet, and leaves no one of it waiting; how many decisions that were. */
    int forget(Object source) {
        List<Delivery> relieved = new ArrayList<>();
        int before;
        int after;
        synchronized (this) {
            before = queuedDecisions + waitingDecisions;
            admitted.removeIf(sample -> {
                boolean its = sample.source() == source;
                queuedDecisions -= its ? sample.decisions() : 0;
                return its;
            });
            waiting.removeIf(delivery -> {
                boolean its = delivery.samples().stream().anyMatch(sample -> sample.source() == source);
                if (its) {
                    waitingDecisions -= delivery.decisions();
                    relieved.add(delivery);
                }
                return its;
            });
            after = queuedDecisions + waitingDecisions;
            relieve(relieved);
        }
        relieved.forEach(delivery -> delivery.whenAdmitted().run());
        return before - after;
    }

    private void relieve(List<Delivery> relieved) {
        while (!isFull() && !waiting.isEmpty()) {
            Delivery delivery = waiting.remove();
            waitingDecisions -= delivery.decisions();
            admit(delivery);
            relieved.add(delivery);
        }
    }

    /** Decisions that arrived and were not taken yet. */
    public synchronized int queuedDecisions() {
        return queuedDecisions + waitingDecisions;
    }

    /** Decisions that grew too old to be learned from. */
    public synchronized long droppedDecisions() {
        return droppedDecisions;
    }

    /** Ends all waiting; what is there and what is offered later is acknowledged and forgotten: nobody will learn from it. */
    public void close() {
        List<Delivery> relieved;
        synchronized (this) {
            closed = true;
            relieved = new ArrayList<>(waiting);
            waiting.clear();
            waitingDecisions = 0;
            admitted.clear();
            queuedDecisions = 0;
            notifyAll();
        }
        relieved.forEach(delivery -> delivery.whenAdmitted().run());
    }

    private record Sample(Rollout rollout, int decisions, Object source) {}

    private record Delivery(List<Sample> samples, Runnable whenAdmitted) {
        int decisions() {
            return samples.stream().mapToInt(Sample::decisions).sum();
        }
    }
}
