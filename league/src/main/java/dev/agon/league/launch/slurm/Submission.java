package dev.agon.league.launch.slurm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which jobs are a run's: kept in its folder, so that another command finds them later.
 *
 * @param coordinator id of the coordinator's job
 * @param arrays ids of the workers' arrays, the first one first
 */
record Submission(String coordinator, List<String> arrays) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Submission {
        arrays = List.copyOf(arrays);
    }

    Submission with(String array) {
        List<String> more = new ArrayList<>(arrays);
        more.add(array);
        return new Submission(coordinator, more);
    }

    /** All of them, as Slurm's commands are told several. */
    String jobs() {
        return Stream.concat(Stream.of(coordinator), arrays.stream()).collect(Collectors.joining(","));
    }

    /** Whether a job, or an element of an array, is one of these. */
    boolean has(String job) {
        int underscore = job.indexOf('_');
        return job.equals(coordinator) || underscore > 0 && arrays.contains(job.substring(0, underscore));
    }

    void write(RunFolder run) {
        try {
            DurableFile.write(file(run), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + file(run) + ": " + e);
        }
    }

    static Optional<Submission> read(RunFolder run) {
        try {
            return Files.exists(file(run))
                    ? Optional.of(JSON.readValue(file(run).toFile(), Submission.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw AgonException.input(file(run) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path file(RunFolder run) {
        return run.path().resolve("slurm.json");
    }
}
