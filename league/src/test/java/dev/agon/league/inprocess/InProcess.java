package dev.agon.league.inprocess;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.learner.LearnerProcess;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Token;
import dev.agon.league.worker.Worker;
import dev.agon.league.worker.WorkerOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real learner and one real worker, in this process. */
public final class InProcess {
    private InProcess() {}

    /**
     * The games of the class path and others beside them.
     *
     * @param folder where the others' registration is written
     */
    @SafeVarargs
    public static Games games(Path folder, Class<? extends Game>... others) throws IOException {
        Path service = folder.resolve("games/META-INF/services").resolve(Game.class.getName());
        Files.createDirectories(service.getParent());
        Files.write(service, List.of(others).stream().map(Class::getName).toList());
        URL[] beside = {folder.resolve("games").toUri().toURL()};
        return new Games(new URLClassLoader(beside, InProcess.class.getClassLoader()));
    }

    /** Trains a run of one worker until its steps are done; {@code token} is a file that is made. */
    public static void train(RunFolder run, Path token, Games games) throws IOException, InterruptedException {
        Token.random().write(token);
        List<Worker> workers = new ArrayList<>();
        try {
            new LearnerProcess(new LearnerOptions(run.path(), token, 0, null), games).run(port -> {
                Worker worker = new Worker(WorkerOptions.of("127.0.0.1:" + port, token), games);
                workers.add(worker);
                CompletableFuture.runAsync(worker::run);
            });
        } finally {
            workers.forEach(Worker::close);
        }
    }
}
