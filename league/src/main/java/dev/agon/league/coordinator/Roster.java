package dev.agon.league.coordinator;

import dev.agon.agents.policy.Policy;
import dev.agon.league.audit.Policies;
import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The agents that are trained here, and the snapshots of all that ever were. Each agent gives out its own weights and takes in only what
 * was played by them to be learned from.
 */
public final class Roster implements Policies {
    /** What an agent may be called; the name becomes part of a file's. */
    private static final Pattern AGENT = Pattern.compile("[a-z0-9-]{1,60}");

    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final Snapshots snapshots;

    /** Where snapshots come from. */
    @FunctionalInterface
    public interface Snapshots {
        /** The agent's snapshot with that number. */
        Policy read(String agent, long number) throws IOException;
    }

    /**
     * Where workers meet one agent.
     *
     * @param shelf weights that it gives out
     * @param intake what it learns from
     */
    public record Post(String agent, WeightsShelf shelf, RolloutIntake intake) {}

    /** These agents, the main one among them. */
    public Roster(List<Post> posts, Snapshots snapshots) {
        this.snapshots = snapshots;
        posts.forEach(post -> this.posts.put(post.agent(), post));
    }

    /**
     * The agent that a message names.
     *
     * @throws RefusedException where nobody of that name is trained
     */
    Post of(String agentOnWire) throws RefusedException {
        Post post = posts.get(PlayerRefs.fromWire(agentOnWire));
        if (post == null) {
            throw new RefusedException(
                    "no agent " + agentOnWire + " is trained here, only " + String.join(", ", posts.keySet()));
        }
        return post;
    }

    Post main() {
        Post main = posts.get(PlayerName.MAIN_AGENT);
        if (main == null) {
            throw new IllegalStateException("a run without a main agent");
        }
        return main;
    }

    /**
     * A snapshot of an agent that is or was trained in this run.
     *
     * @throws RefusedException for what cannot be an agent's name
     */
    List<WeightsPart> snapshotParts(String agentOnWire, long number) throws IOException, RefusedException {
        String agent = PlayerRefs.fromWire(agentOnWire);
        if (!AGENT.matcher(agent).matches()) {
            throw new RefusedException("no agent is named " + agent);
        }
        Policy policy = snapshot(agent, number);
        WeightsId latest = main().shelf().latest();
        return WeightsCodec.parts(WeightsCodec.id(latest.getRun(), agent, latest.getIncarnation(), policy), policy);
    }

    @Override
    public Optional<Policy> published(String agent, long version) {
        Post post = posts.get(agent);
        return post == null ? Optional.empty() : post.shelf().policy(version);
    }

    @Override
    public long newest(String agent) {
        Post post = posts.get(agent);
        return post == null ? -1 : post.shelf().latest().getVersion();
    }

    @Override
    public Policy snapshot(String agent, long number) throws IOException {
        return snapshots.read(agent, number).withVersion(number);
    }

    /** Which weights of each agent are the newest. */
    List<WeightsId> latest() {
        return posts.values().stream().map(post -> post.shelf().latest()).toList();
    }

    /** Drops what came of that source and was not taken yet; how many decisions that were. */
    int forget(Object source) {
        return posts.values().stream()
                .mapToInt(post -> post.intake().forget(source))
                .sum();
    }

    /** Decisions that arrived and were not taken yet. */
    public int queuedDecisions() {
        return posts.values().stream()
                .mapToInt(post -> post.intake().queuedDecisions())
                .sum();
    }

    /** Decisions that grew too old to be learned from. */
    public long droppedDecisions() {
        return posts.values().stream()
                .mapToLong(post -> post.intake().droppedDecisions())
                .sum();
    }
}
