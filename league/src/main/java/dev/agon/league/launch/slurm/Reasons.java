package dev.agon.league.launch.slurm;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a job waits, in words for people; Slurm's own word stays in brackets for those who know it. */
final class Reasons {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("Resources", "waits for free nodes");
        WORDS.put("Priority", "others are before it in the queue");
        WORDS.put("BeginTime", "was put back into the queue and may start again in a while");
        WORDS.put("Dependency", "waits for another job");
        WORDS.put("JobHeldUser", "is held; release it with scontrol release");
        WORDS.put("JobHeldAdmin", "is held by an administrator");
        WORDS.put("PartitionTimeLimit", "asks for more time than the partition allows: lower launch.slurm.time");
        WORDS.put("PartitionNodeLimit", "asks for more nodes than the partition allows");
        WORDS.put("PartitionConfig", "asks for more than the partition's nodes have: cores, memory or time");
        WORDS.put("PartitionDown", "the partition is down");
        WORDS.put("PartitionInactive", "the partition is inactive");
        WORDS.put("BadConstraints", "no node has what launch.slurm.constraint asks for");
        WORDS.put("ReqNodeNotAvail", "the nodes it needs are down or reserved");
        WORDS.put("Reservation", "waits for its reservation");
        WORDS.put("InvalidAccount", "the account may not be used: see launch.slurm.account");
        WORDS.put("InvalidQOS", "the quality of service may not be used: see launch.slurm.qos");
        WORDS.put("JobArrayTaskLimit", "the array runs as many as it may");
        WORDS.put("Assoc", "the account's quota is used up");
        WORDS.put("QOS", "the quota of the quality of service is used up");
        WORDS.put("Max", "a quota of the cluster is used up");
        WORDS.put("launch failed requeued held", "failed to start and is held; see the node's slurmd log");
        WORDS.put("NonZeroExitCode", "its program failed");
        WORDS.put("NodeDown", "its node died");
        WORDS.put("OutOfMemory", "used more memory than it had asked for");
        WORDS.put("TimeLimit", "reached its time limit");
    }

    private Reasons() {}

    /** The words for what {@code squeue} gives as reason. */
    static String inWords(String reason) {
        if (reason.isEmpty() || reason.equals("None")) {
            return "";
        }
        return WORDS.entrySet().stream()
                .filter(entry -> reason.startsWith(entry.getKey()) || reason.startsWith("(" + entry.getKey()))
                .map(entry -> entry.getValue() + " [" + reason + "]")
                .findFirst()
                .orElse(reason);
    }
}
