package dev.agon.league.launch.slurm;

import dev.agon.league.AgonException;
import dev.agon.league.launch.Part;
import dev.agon.league.run.RunFolder;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A run's jobs as {@code squeue} shows them. */
final class Queue {
    private static final String FORMAT = "%i|%T|%N|%r|%j";
    private static final int FIELDS = 5;
    private static final Set<String> LEFT = Set.of("COMPLETED", "CANCELLED");
    private static final Set<String> WAITING =
            Set.of("PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SUSPENDED");
    private static final Set<String> LEAVING = Set.of("COMPLETING", "STAGE_OUT", "SIGNALING", "STOPPED", "PREEMPTED");

    private Queue() {}

    /** Those of the submission that Slurm still knows, the coordinator first; workers that ended as they should are left out. */
    static List<Part> parts(RunFolder run, Submission submission) {
        SlurmCommand answer = SlurmCommand.run(List.of(
                "squeue",
                "--noheader",
                "--array",
                "--states=all",
                "--jobs=" + submission.jobs(),
                "--format=" + FORMAT));
        if (!answer.succeeded()) {
            // Said where a single job was asked for and has left Slurm's memory; of several it leaves out those.
            if (answer.err().contains("Invalid job id")) {
                return List.of();
            }
            throw AgonException.environment("squeue failed: " + answer.firstLine());
        }
        return answer.lines().stream()
                .map(line -> line.split("\\|", FIELDS))
                .filter(fields -> fields.length == FIELDS && submission.has(fields[0]))
                // A number may be given out again, by another cluster or once they are used up.
                .filter(fields -> fields[FIELDS - 1].equals(JobScripts.jobName(run)))
                .map(fields -> part(run, submission, fields))
                .filter(part -> part.coordinator() || part.state() != Part.State.DONE)
                .sorted(Comparator.comparing((Part part) -> !part.coordinator())
                        .thenComparing(part -> part.id().length())
                        .thenComparing(Part::id))
                .toList();
    }

    private static Part part(RunFolder run, Submission submission, String[] fields) {
        String id = fields[0];
        boolean coordinator = id.equals(submission.coordinator());
        Part.State state = state(fields[1]);
        String reason = Reasons.inWords(fields[3]);
        if (state == Part.State.FAILED) {
            reason = failure(run, id, coordinator, fields[1], reason);
        }
        return new Part(coordinator ? "coordinator" : "worker-" + id, coordinator, state, id, fields[2], reason);
    }

    private static Part.State state(String word) {
        if (LEFT.contains(word)) {
            return Part.State.DONE;
        }
        if (word.equals("RUNNING")) {
            return Part.State.RUNNING;
        }
        if (WAITING.contains(word)) {
            return Part.State.WAITING;
        }
        return LEAVING.contains(word) ? Part.State.LEAVING : Part.State.FAILED;
    }

    private static String failure(RunFolder run, String id, boolean coordinator, String state, String reason) {
        String log = (coordinator ? "coordinator-" : "worker-") + id + ".log";
        if (!Files.exists(run.logs().resolve(log))) {
            return "ended before it could write its log: is " + run + " on a file system that the nodes share?";
        }
        return state + (reason.isEmpty() ? "" : ": " + reason) + "; see "
                + run.logs().resolve(log);
    }
}
