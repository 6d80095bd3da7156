package dev.agon.agents.ppo;

import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Computes a minibatch's gradient on several threads; the shares and the order of summing depend on nothing but the counts. */
final class GradientPool implements AutoCloseable {
    private final List<GradientTask> tasks = new ArrayList<>();
    private final ExecutorService threads;

    GradientPool(
            PolicySpec spec,
            PpoConfig config,
            OrderObjective objective,
            Weights weights,
            @Nullable Weights magnet,
            int threadCount) {
        for (int i = 0; i < threadCount; i++) {
            tasks.add(new GradientTask(spec, config, objective, weights, magnet));
        }
        threads = Executors.newFixedThreadPool(Math.max(1, threadCount - 1), work -> {
            Thread thread = new Thread(work, "agon-gradient");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The calling thread's own task. */
    GradientTask first() {
        return tasks.get(0);
    }

    /** Overwrites the gradient with that of the minibatch and adds to the totals. */
    void compute(Minibatch minibatch, float[] gradient, LossTotals totals) {
        share(minibatch.sequences(), (task, sequences) -> task.run(sequences, minibatch));
        Arrays.fill(gradient, 0);
        for (GradientTask task : tasks) {
            task.network().addGradients(gradient);
            totals.add(task.totals);
        }
    }

    /** What the network as it is thinks of every order and value of the samples, by their rollouts. */
    Map<Rollout, Hindsight> look(List<Sample> samples, List<Sample.Sequence> sequences) {
        Map<Rollout, Hindsight> hindsight = new IdentityHashMap<>();
        samples.forEach(sample -> hindsight.put(sample.rollout(), Hindsight.blank(sample.rollout())));
        share(sequences, (task, some) -> task.look(some, hindsight));
        return hindsight;
    }

    /** Fills in the core's states between the sequences of whole rollouts, from their starts to their ends. */
    void carry(List<Sample.Sequence> sequences) {
        TreeMap<Integer, List<Sample.Sequence>> byStart = new TreeMap<>();
        for (Sample.Sequence sequence : sequences) {
            byStart.computeIfAbsent(sequence.firstStep(), start -> new ArrayList<>())
                    .add(sequence);
        }
        byStart.values().forEach(stretch -> share(stretch, GradientTask::carry));
    }

    private void share(List<Sample.Sequence> all, BiConsumer<GradientTask, List<Sample.Sequence>> work) {
        List<List<Sample.Sequence>> shares = shares(all);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 1; i < tasks.size(); i++) {
                GradientTask task = tasks.get(i);
                List<Sample.Sequence> share = shares.get(i);
                running.add(threads.submit(() -> work.accept(task, share)));
            }
            work.accept(tasks.get(0), shares.get(0));
        } finally {
            awaitEnd(running);
        }
        running.forEach(GradientPool::requireDone);
    }

    private List<List<Sample.Sequence>> shares(List<Sample.Sequence> all) {
        List<List<Sample.Sequence>> shares = new ArrayList<>();
        int rows = all.stream().mapToInt(Sample.Sequence::steps).sum();
        int given = 0;
        int first = 0;
        for (int i = 1; i <= tasks.size(); i++) {
            int last = first;
            while (last < all.size() && (i == tasks.size() || given < (long) rows * i / tasks.size())) {
                given += all.get(last++).steps();
            }
            shares.add(all.subList(first, last));
            first = last;
        }
        return shares;
    }

    /** Returns when all have ended, whatever came of them: until then they use memory that is freed on closing. */
    private static void awaitEnd(List<Future<?>> running) {
        boolean interrupted = false;
        for (Future<?> task : running) {
            while (!task.isDone()) {
                try {
                    task.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    // Thrown by requireDone, unless the caller's own share has failed.
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireDone(Future<?> task) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing gradients", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("gradient failed: " + failed.getCause(), failed.getCause());
        }
    }

    /** No share is under way: whoever shares out awaits them all. */
    @Override
    public void close() {
        threads.shutdownNow();
        tasks.forEach(GradientTask::close);
    }
}
