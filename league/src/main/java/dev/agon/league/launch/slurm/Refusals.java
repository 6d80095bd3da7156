package dev.agon.league.launch.slurm;

import dev.agon.league.AgonException;
import java.util.Locale;

/** Why {@code sbatch} took no job, and what to do about it. */
final class Refusals {
    private Refusals() {}

    /** The failure to show for what it said. */
    static AgonException of(SlurmCommand answer) {
        String said = answer.firstLine();
        String all = answer.err().toLowerCase(Locale.ROOT);
        if (all.contains("partition")) {
            return AgonException.input(
                    "Slurm refuses the partition: " + said + "; see launch.slurm.partition and launch.slurm.account");
        }
        if (all.contains("account") && all.contains("invalid")) {
            return AgonException.input("Slurm refuses the account: " + said + "; see launch.slurm.account");
        }
        if (all.contains("invalid qos")) {
            return AgonException.input("Slurm refuses the quality of service: " + said + "; see launch.slurm.qos");
        }
        if (all.contains("policy") || all.contains("limit") || all.contains("quota")) {
            return AgonException.environment("Slurm refuses more by a quota or limit: " + said
                    + "; ask for less with --workers, launch.slurm.time or the memory and cores of launch.slurm");
        }
        if (all.contains("node configuration") || all.contains("memory specification") || all.contains("cpu count")) {
            return AgonException.input("no node has what a job asks for: " + said
                    + "; see launch.slurm.cpusPerWorker, megabytesPerWorker, coordinatorCpus and coordinatorMegabytes");
        }
        if (all.contains("array")) {
            return AgonException.environment("Slurm refuses the array: " + said
                    + "; put more workers into each job with" + " launch.slurm.workersPerJob");
        }
        if (all.contains("unrecognized option") || all.contains("invalid option")) {
            return AgonException.input("sbatch does not know an option: " + said + "; see launch.slurm.options");
        }
        return AgonException.environment("Slurm refuses the job: " + said);
    }
}
