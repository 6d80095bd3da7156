package dev.agon.league.supervisor;

import dev.agon.league.config.RunConfig;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.KeptReplay;
import dev.agon.proto.training.PlayerRef;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerKind;
import dev.agon.server.ResultListener;
import dev.agon.server.replay.ReplayFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Picks from the results of live matches those that measure: exhibition matches of the run's own game between its frozen
 * snapshots and bots. A match in which a person sat, or a player whom the league does not know, is passed over.
 */
final class ExhibitionResults implements ResultListener {
    private final String run;
    private final RunConfig config;
    private final Path folder;
    private final Consumer<dev.agon.proto.training.MatchResult> recorded;

    /**
     * Results of that run's players.
     *
     * @param run name of the run
     * @param folder the run's folder, in which replays are kept
     * @param recorded hears what counts
     */
    ExhibitionResults(
            String run, RunConfig config, Path folder, Consumer<dev.agon.proto.training.MatchResult> recorded) {
        this.run = run;
        this.config = config;
        this.folder = folder;
        this.recorded = recorded;
    }

    @Override
    public void matchEnded(MatchResult result) {
        if (!result.exhibition()
                || !result.undisturbed()
                || result.kinds().contains(PlayerKind.HUMAN)
                || !result.game().equals(config.game())
                || !result.settings().equals(config.settings())) {
            return;
        }
        List<PlayerRef> players = new ArrayList<>();
        result.players().forEach(name -> player(name).ifPresent(players::add));
        if (players.size() == result.players().size()) {
            recorded.accept(message(result, players));
        }
    }

    private Optional<PlayerRef> player(String name) {
        if (PlayerName.isBot(name)) {
            return Optional.of(PlayerRef.newBuilder()
                    .setBot(name.substring(PlayerName.bot("").length()))
                    .build());
        }
        return PlayerCatalogue.inLeague(run, name).map(PlayerRefs::of);
    }

    private dev.agon.proto.training.MatchResult message(MatchResult result, List<PlayerRef> players) {
        dev.agon.proto.training.MatchResult.Builder message = dev.agon.proto.training.MatchResult.newBuilder()
                .setExhibition(result.match())
                .setSeed(result.seed())
                .addAllPlayers(players)
                .addAllOutcomes(result.outcomes())
                .setTicks(result.ticks())
                .setHash(result.hash())
                .setEvaluation(true)
                .setWhole(true);
        replay(result).ifPresent(message::setReplay);
        return message.build();
    }

    /** The replay that was kept, unless it is gone again already. */
    private Optional<KeptReplay> replay(MatchResult result) {
        if (result.replay().isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of("replays", result.replay() + ReplayFiles.SUFFIX);
        try {
            byte[] content = Files.readAllBytes(folder.resolve(file));
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return Optional.of(KeptReplay.newBuilder()
                    .setFile(file.toString())
                    .setHash(hash)
                    .build());
        } catch (IOException gone) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
