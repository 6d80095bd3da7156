package dev.agon.league.coordinator;

import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import java.util.Objects;

/**
 * What a worker must have in common with the learner.
 *
 * @param description what is trained here
 * @param rulesVersion of the game with its settings
 * @param layoutHash of the game with its settings
 * @param plugin of the jar that brought the game: {@link dev.agon.league.wire.PluginHash}
 */
public record Handshake(LeagueDescription description, String rulesVersion, String layoutHash, String plugin) {
    /**
     * @throws RefusedException naming both versions where they differ
     */
    void check(int protocol) throws RefusedException {
        require("training protocol", Protocol.VERSION, protocol);
    }

    /**
     * @throws RefusedException naming the first thing that differs and both sides' values
     */
    void check(JoinRequest request) throws RefusedException {
        check(request.getProtocol());
        require("game", description.getGame(), request.getGame());
        require("rules of " + description.getGame(), rulesVersion, request.getRulesVersion());
        require("layout of " + description.getGame(), layoutHash, request.getLayoutHash());
        requirePlugin(request.getPlugin());
        require("network", description.getNetwork(), request.getNetwork());
        if (request.getWorker().isBlank() || request.getWorker().length() > TrainingLimits.WORKER_NAME_CHARACTERS) {
            throw new RefusedException(
                    "a worker needs a name of 1 to " + TrainingLimits.WORKER_NAME_CHARACTERS + " characters");
        }
    }

    private void requirePlugin(String theirs) throws RefusedException {
        if (!plugin.equals(theirs)) {
            throw new RefusedException("the jar of " + description.getGame() + " differs: the learner's has SHA-256 "
                    + shown(plugin) + ", the worker's " + shown(theirs) + "; give both the same jar with --plugin");
        }
    }

    private static String shown(String hash) {
        return hash.isEmpty() ? "none" : hash;
    }

    private static void require(String what, Object ours, Object theirs) throws RefusedException {
        if (!Objects.equals(ours, theirs)) {
            throw new RefusedException(what + " differs: the learner has " + ours + ", the worker " + theirs
                    + "; run both from the same build of Agon");
        }
    }
}
