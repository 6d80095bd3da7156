package dev.agon.league.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.Handshake;
import dev.agon.league.wire.PluginHash;
import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.WorkerSettings;

/** What a run tells workers of itself, from its configuration. */
final class RunHandshake {
    private static final int CHUNKS_PER_BATCH = 16;

    private RunHandshake() {}

    static Handshake of(String run, RunConfig config, PolicySpec spec) {
        LeagueDescription description = LeagueDescription.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setRun(run)
                .setGame(config.game())
                .putAllGameSettings(config.settings())
                .setNetwork(json(config.network()))
                .setSettings(WorkerSettings.newBuilder()
                        .setMatches(config.worker().matches())
                        .setRolloutSteps(config.ppo().rolloutSteps())
                        .setSequenceSteps(config.ppo().sequenceSteps())
                        .setVariedStartShare((float) config.worker().variedStartShare())
                        .setVariedStartTicks(config.worker().variedStartTicks())
                        .setSpoolChunks(config.worker().spoolChunks())
                        .setChunkSteps(config.ppo().batch() / CHUNKS_PER_BATCH)
                        .setRoundDecisions(roundDecisions(config))
                        .setEvaluationShare((float) config.league().evaluationShare())
                        .setAudited(config.learner().auditShare() > 0))
                .build();
        return new Handshake(description, spec.game().rulesVersion(), spec.layoutHash(), PluginHash.of(spec.game()));
    }

    private static int roundDecisions(RunConfig config) {
        return config.learner().deterministic() ? (config.ppo().batch() + config.workers() - 1) / config.workers() : 0;
    }

    private static String json(NetworkConfig network) {
        try {
            return new ObjectMapper().writeValueAsString(network);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
