package dev.agon.league.supervisor;

import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A whole run in a process of its own: a supervisor with a learner and workers as its children. All of them are killed when it is closed. */
final class TrainProcess implements AutoCloseable {
    final Process supervisor;

    private TrainProcess(Process supervisor) {
        this.supervisor = supervisor;
    }

    /** Has it go on with the run until it is stopped. What the supervisor says goes to the log. */
    static TrainProcess start(RunFolder run, int workers, Path log, Map<String, String> environment)
            throws IOException {
        String unused = "0";
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainMain.class.getName(),
                        run.path().toString(),
                        run.config().game(),
                        unused,
                        Integer.toString(workers))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new TrainProcess(builder.start());
    }

    List<ProcessHandle> children() {
        return supervisor.children().toList();
    }

    @Override
    public void close() {
        supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
        supervisor.destroyForcibly();
    }
}
