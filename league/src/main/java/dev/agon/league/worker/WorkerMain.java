package dev.agon.league.worker;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.wire.ParentWatch;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker process that a supervisor started: {@code HOST:PORT TOKEN-FILE NAME}. Ends when its standard input does. */
public final class WorkerMain {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

    private WorkerMain() {}

    /** Works until the parent is gone. */
    public static void main(String[] arguments) {
        WorkerOptions options =
                new WorkerOptions(WorkerOptions.address(arguments[0]), Path.of(arguments[1]), arguments[2]);
        ParentWatch.start(() -> Runtime.getRuntime().halt(0));
        try (Worker worker = new Worker(options, Games.onClassPath())) {
            worker.run();
        } catch (AgonException failure) {
            LOG.error("{}", failure.getMessage());
            System.exit(failure.exitCode());
        } catch (RuntimeException | Error failure) {
            LOG.error("the worker failed", failure);
            System.exit(AgonException.FAILED);
        }
        System.exit(0);
    }
}
