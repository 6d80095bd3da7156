package dev.agon.agents.ppo;

import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.PolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Computes a minibatch's gradient on several threads; the shares and the order of summing depend on nothing but the counts. */
final class GradientPool implements AutoCloseable {
    private final List<GradientTask> tasks = new ArrayList<>();
    private final ExecutorService threads;

    GradientPool(PolicySpec spec, PpoConfig config, Weights weights, @Nullable Weights magnet, int threadCount) {
        for (int i = 0; i < threadCount; i++) {
            tasks.add(new GradientTask(spec, config, weights, magnet));
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
        List<List<Sample.Sequence>> shares = shares(minibatch);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < tasks.size(); i++) {
            GradientTask task = tasks.get(i);
            List<Sample.Sequence> share = shares.get(i);
            running.add(threads.submit(() -> task.run(share, minibatch)));
        }
        tasks.get(0).run(shares.get(0), minibatch);
        running.forEach(GradientPool::await);
        Arrays.fill(gradient, 0);
        for (GradientTask task : tasks) {
            task.network().addGradients(gradient);
            totals.add(task.totals);
        }
    }

    private List<List<Sample.Sequence>> shares(Minibatch minibatch) {
        List<List<Sample.Sequence>> shares = new ArrayList<>();
        List<Sample.Sequence> all = minibatch.sequences();
        int rows = 0;
        int first = 0;
        for (int i = 1; i <= tasks.size(); i++) {
            int last = first;
            while (last < all.size() && (i == tasks.size() || rows < (long) minibatch.rows() * i / tasks.size())) {
                rows += all.get(last++).steps();
            }
            shares.add(all.subList(first, last));
            first = last;
        }
        return shares;
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing gradients", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("gradient failed: " + failed.getCause(), failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        tasks.forEach(GradientTask::close);
    }
}
