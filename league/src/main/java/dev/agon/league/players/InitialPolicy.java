package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.agents.surgery.Transplant;
import dev.agon.agents.surgery.TransplantProof;
import dev.agon.agents.surgery.TransplantReport;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The policy that a new run starts from: one that was trained before, fitted by names to the run's game and network, and compared
 * with what it was.
 *
 * @param policy fits the run
 * @param lines for people: what was taken over, added and dropped, and whether it computes what it did
 */
public record InitialPolicy(Policy policy, List<String> lines) {
    private static final int SEED_OF_NEW_UNITS = 1;
    private static final int SEED_OF_PROOF = 2;

    public InitialPolicy {
        lines = List.copyOf(lines);
    }

    /**
     * Fits a policy to a run that is to be made.
     *
     * @param from a policy's file, or a player's name
     * @throws AgonException when there is no such policy, its file is damaged, or it shares nothing with the game
     */
    public static InitialPolicy prepare(String from, RunConfig config, PlayerCatalogue catalogue, Games games) {
        Game game = config.resolveGame(games);
        StoredPolicy donor = donor(from, game, catalogue, games);
        long seed = config.seed();
        Transplant transplant;
        try {
            transplant = Transplant.of(
                    donor, new PolicySpec(game, config.network()), MatchRandom.derive(seed, SEED_OF_NEW_UNITS));
        } catch (IllegalArgumentException nothingShared) {
            throw AgonException.input(from + " " + nothingShared.getMessage());
        }
        TransplantReport report = transplant.report();
        List<String> lines = new ArrayList<>();
        lines.add("starting from " + from + ", version " + donor.version() + " of " + donor.game());
        lines.addAll(report.lines());
        lines.add(proven(from, transplant, report, MatchRandom.derive(seed, SEED_OF_PROOF)));
        return new InitialPolicy(transplant.policy(), lines);
    }

    private static StoredPolicy donor(String from, Game game, PlayerCatalogue catalogue, Games games) {
        if (!PlayerCatalogue.isPolicy(from)) {
            throw AgonException.usage(from
                    + " is no policy to start from; name a file, RUN@latest, RUN@best, RUN@N, house or house:GAME");
        }
        Path file = Path.of(from);
        if (!Files.isRegularFile(file)) {
            return catalogue.stored(from, game, games);
        }
        try {
            return PolicyFile.readStored(file, games);
        } catch (IOException unreadable) {
            throw AgonException.environment("cannot read " + from + ": " + unreadable.getMessage());
        }
    }

    private static String proven(String from, Transplant transplant, TransplantReport report, long seed) {
        if (!report.restarts().isEmpty()) {
            return "its output is another now, because " + String.join(", and ", report.restarts());
        }
        TransplantProof proof = TransplantProof.play(transplant, seed);
        if (!proof.holds()) {
            throw AgonException.failed(from + " computes something else after it was fitted: outputs differ by "
                    + proof.largestDifference() + ". This is a fault of Agon; train from nothing instead");
        }
        String where = report.dropped().isEmpty() ? "" : ", with what was dropped at 0";
        return String.format(
                Locale.ROOT,
                "its output is unchanged on %d observations%s (largest difference %.1e)",
                proof.observations(),
                where,
                proof.largestDifference());
    }

    /** Writes it into the run's folder and tells where. */
    public Path write(RunFolder run) {
        try {
            PolicyFile.write(run.initialPolicy(), policy);
        } catch (IOException failed) {
            throw AgonException.environment("cannot write " + run.initialPolicy() + ": " + failed.getMessage());
        }
        return run.initialPolicy();
    }
}
