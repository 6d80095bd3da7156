package dev.agon.league.worker;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.wire.ParentWatch;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker process that a supervisor started: {@code HOST:PORT TOKEN-FILE [NAME]}. Without a name it is a spare one: it gets
 * ready and waits, and goes to work when a line of standard input tells it its name. Ends when its standard input does.
 */
public final class WorkerMain {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final String SPARE = "spare";

    private WorkerMain() {}

    /** Works until the parent is gone. */
    public static void main(String[] arguments) {
        CompletableFuture<String> name = new CompletableFuture<>();
        if (arguments.length > 2) {
            name.complete(arguments[2]);
        }
        ParentWatch.start(name::complete, () -> Runtime.getRuntime().halt(0));
        WorkerOptions options =
                new WorkerOptions(WorkerOptions.address(arguments[0]), Path.of(arguments[1]), name.getNow(SPARE));
        try (Worker worker = new Worker(options, Games.onClassPath())) {
            if (!name.isDone()) {
                worker.rehearse(name::isDone);
                // What was played is garbage, and the wait may be long: give the memory back.
                System.gc();
                LOG.info("ready");
            }
            worker.run(name.join());
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
