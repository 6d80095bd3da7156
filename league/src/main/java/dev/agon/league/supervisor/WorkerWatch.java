package dev.agon.league.supervisor;

import dev.agon.league.AgonException;
import dev.agon.proto.training.TrainingStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks after this machine's workers: says who is silent, does not move, is in quarantine or has ended, and has another take the
 * place. Guarded by the supervisor's lock.
 */
final class WorkerWatch {
    private static final int KILLED = 128;

    private final Workforce workforce;
    private final int stuckSeconds;
    private final Consumer<String> log;
    private final EarlyEnds failures = new EarlyEnds();
    private final Set<String> toldQuarantines = new HashSet<>();

    /** @param stuckSeconds without a step, though nothing is waited for, that are too many */
    WorkerWatch(Workforce workforce, int stuckSeconds, Consumer<String> log) {
        this.workforce = workforce;
        this.stuckSeconds = stuckSeconds;
        this.log = log;
    }

    /** Those who work. */
    List<ChildProcess> workers() {
        return workforce.workers();
    }

    /** The one that waits. */
    Optional<ChildProcess> spare() {
        return workforce.spare();
    }

    /** The learner can be reached. */
    void fill() {
        workforce.fill();
    }

    /** Has so many from now on. */
    void resize(int workers) {
        log.accept("workers wanted: " + workers);
        workforce.resize(workers);
    }

    /** As {@link #fill}, with those whom this machine lets start. */
    void fillAsFarAsPossible() {
        try {
            workforce.fill();
        } catch (AgonException noMore) {
            log.accept(noMore.getMessage());
            resize(workers().size());
        }
    }

    void kill() {
        workforce.kill();
    }

    /** One ended, though nobody asked it to: replaces it, or gives the reason for which that is of no use. */
    Optional<AgonException> ended(ChildProcess child) {
        Optional<String> name = workforce.nameOf(child);
        if (workforce.spare().filter(child::equals).isPresent()) {
            boolean again = workforce.loseSpare();
            log.accept("the spare worker " + end(child)
                    + (again ? "; another is started" : "; no other is started, see " + child.log()));
            return Optional.empty();
        }
        if (name.isEmpty()) {
            // It was killed here, with all others.
            return Optional.empty();
        }
        failures.count(child.secondsAlive() < EarlyEnds.SECONDS && child.exitCode() < KILLED);
        if (failures.areTooMany() || child.exitCode() == AgonException.INPUT) {
            return Optional.of(AgonException.failed("the " + name.get() + " process ended with code " + child.exitCode()
                    + "; its log is " + child.log()));
        }
        log.accept(name.get() + " " + end(child) + "; another takes its place");
        workforce.replace(name.get());
        return Optional.empty();
    }

    private static String end(ChildProcess child) {
        return "(process " + child.pid() + ") ended with code " + child.exitCode();
    }

    /** What the learner says of them. */
    void look(TrainingStatus status) {
        status.getQuarantinedList().stream()
                .filter(toldQuarantines::add)
                .forEach(reason -> log.accept("in quarantine: " + reason));
        for (Workforce.Silent silent : workforce.silent(status)) {
            log.accept(silent.name() + " (process " + silent.worker().pid() + ") has been silent for "
                    + silent.seconds() + " s and is stopped");
            silent.worker().kill();
        }
        for (Workforce.Silent stuck : workforce.stuck(status, stuckSeconds)) {
            log.accept(stuck.name() + " (process " + stuck.worker().pid() + ") has not moved for " + stuck.seconds()
                    + " s, though it waits for nothing, and is stopped");
            stuck.worker().kill();
        }
        tendSpare(status);
    }

    private void tendSpare(TrainingStatus status) {
        try {
            workforce.tendSpare(status);
        } catch (AgonException noProcess) {
            boolean again = workforce.loseSpare();
            log.accept(noProcess.getMessage() + (again ? "; it is tried again" : "; no spare is started any more"));
        }
    }
}
