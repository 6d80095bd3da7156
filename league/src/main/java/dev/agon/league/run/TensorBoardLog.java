package dev.agon.league.run;

import dev.agon.proto.tensorboard.Event;
import dev.agon.proto.tensorboard.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run's figures for TensorBoard, beside {@code metrics.jsonl}: each start of the learner has a file of its own in {@code tb/}, with one
 * event per line of the metrics and one scalar per number; a figure in a group has the group's name before its own, with slashes. For
 * people to look at: where it cannot be written training goes on without. One writer; not thread-safe.
 */
public final class TensorBoardLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TensorBoardLog.class);
    private static final String VERSION = "brain.Event:2";
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
    private static final String STEP = "step";
    private static final String TIME = "time";

    private final Path file;
    private final OutputStream out;
    private boolean failed;

    private TensorBoardLog(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** Begins a file in the folder. */
    public static TensorBoardLog open(Path folder, Instant now) {
        Path file = folder.resolve("events.out.tfevents." + now.getEpochSecond() + "." + host() + "."
                + ProcessHandle.current().pid() + ".v2");
        try {
            Files.createDirectories(folder);
            TensorBoardLog log = new TensorBoardLog(
                    file, Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            log.write(Event.newBuilder()
                    .setWallTime(seconds(now))
                    .setFileVersion(VERSION)
                    .build());
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "-");
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / NANOS_PER_SECOND;
    }

    /** Appends the figures of one line of the metrics; what is no finite number is left out. */
    public void append(Map<String, ?> figures) {
        Summary.Builder summary = Summary.newBuilder();
        figures.forEach((name, value) -> add(summary, name, value));
        long step = figures.get(STEP) instanceof Number number ? number.longValue() : 0;
        Instant time = Instant.parse(String.valueOf(figures.get(TIME)));
        write(Event.newBuilder()
                .setWallTime(seconds(time))
                .setStep(step)
                .setSummary(summary)
                .build());
    }

    private static void add(Summary.Builder summary, String tag, Object value) {
        if (value instanceof Map<?, ?> group) {
            group.forEach((name, inner) -> {
                if (inner != null) {
                    add(summary, tag + "/" + name, inner);
                }
            });
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue()) && !tag.equals(STEP)) {
            summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue(number.floatValue()));
        }
    }

    private void write(Event event) {
        if (failed) {
            return;
        }
        try {
            TfRecords.write(out, event.toByteArray());
        } catch (IOException e) {
            failed = true;
            LOG.warn("{} cannot be written and goes no further: {}", file, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.warn("cannot close {}: {}", file, e.getMessage());
        }
    }
}
