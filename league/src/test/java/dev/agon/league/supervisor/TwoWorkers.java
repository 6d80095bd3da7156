package dev.agon.league.supervisor;

import dev.agon.game.Games;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.worker.Worker;
import dev.agon.league.worker.WorkerOptions;
import dev.agon.proto.training.StatusRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Two workers of a run, in this process. */
final class TwoWorkers implements AutoCloseable {
    private final int port;
    private final Path token;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();
    private final TrainingChannel channel;

    /** What happens while they work. */
    interface Incident {
        void happen(TwoWorkers workers) throws InterruptedException;
    }

    TwoWorkers(int port, Path token) {
        this.port = port;
        this.token = token;
        try {
            channel = new TrainingChannel(new InetSocketAddress("127.0.0.1", port), Token.read(token));
        } catch (IOException noToken) {
            throw new UncheckedIOException(noToken);
        }
        start("worker-1");
        start("worker-2");
    }

    private void start(String name) {
        InetSocketAddress coordinator =
                WorkerOptions.of("127.0.0.1:" + port, token).coordinator();
        Worker worker = new Worker(new WorkerOptions(coordinator, token, name), Games.onClassPath());
        workers.put(name, worker);
        inThread(worker::run, name);
    }

    /** Lets it happen, and completes when it has; where that fails, training is stopped. */
    CompletableFuture<Void> suffer(Incident incident, Runnable stop) {
        CompletableFuture<Void> happened = new CompletableFuture<>();
        inThread(
                () -> {
                    try {
                        incident.happen(this);
                        happened.complete(null);
                    } catch (InterruptedException | RuntimeException failed) {
                        happened.completeExceptionally(failed);
                        stop.run();
                    }
                },
                "incident");
        return happened;
    }

    private static void inThread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends a worker in the middle of its work; another takes its place. */
    void replace(String name) {
        Objects.requireNonNull(workers.get(name)).close();
        start(name);
    }

    long steps() {
        return channel.calls().status(StatusRequest.getDefaultInstance()).getSteps();
    }

    void awaitSteps(long steps) throws InterruptedException {
        while (steps() < steps) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        workers.values().forEach(Worker::close);
        channel.close();
    }
}
