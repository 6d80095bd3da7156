package dev.agon.league.imitation;

import dev.agon.game.Game;
import dev.agon.league.AgonException;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * Which replays are imitated, and which seats in them.
 *
 * @param files in the order of their names; at least one
 * @param player whose seats, by the name in the replays; empty for everybody
 */
record ReplayChoice(List<Path> files, String player) {
    private static final String SETTING = "imitation.replays=";

    /**
     * The replays in a folder, or those whose names match a pattern ({@code runs/evening/replays/2*.replay}).
     *
     * @throws AgonException where there is no folder or no such file
     */
    static ReplayChoice of(String replays, String player) {
        Path path = Path.of(replays);
        boolean whole = Files.isDirectory(path);
        Path folder = whole || path.getParent() == null ? (whole ? path : Path.of("")) : path.getParent();
        String pattern = whole ? "*" + ReplayFiles.SUFFIX : String.valueOf(path.getFileName());
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw AgonException.input(SETTING + replays + ": there is no folder " + folder
                    + "; a run keeps its matches in RUN/replays, and bot:NAME imitates a bot");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.toAbsolutePath(), pattern)) {
            found.forEach(files::add);
        } catch (IOException | PatternSyntaxException unreadable) {
            throw AgonException.input(SETTING + replays + " cannot be listed: " + unreadable.getMessage(), unreadable);
        }
        if (files.isEmpty()) {
            throw AgonException.input(
                    SETTING + replays + ": no file there is named like that; ./agon match A B --replay FILE"
                            + " makes replays, a run keeps its matches in RUN/replays");
        }
        files.sort(null);
        return new ReplayChoice(List.copyOf(files), player);
    }

    /**
     * Reads all of them once.
     *
     * @throws AgonException naming the file that is damaged or of another game, or the players there are where nobody has that name
     */
    void check(Game game) {
        TreeSet<String> names = new TreeSet<>();
        long decided = 0;
        for (Path file : files) {
            ReplayFile replay = read(file);
            boolean same = replay.getGame().equals(game.name())
                    && replay.getSettingsMap().equals(game.settings());
            if (!same) {
                throw AgonException.input(file + " is a replay of " + replay.getGame() + named(replay)
                        + ", but the run plays " + game.name() + " with settings " + game.settings()
                        + "; leave it out, or set the game's settings alike");
            }
            if (!replay.getRulesVersion().equals(game.rulesVersion())) {
                throw AgonException.input(file + " was recorded with rules " + replay.getRulesVersion()
                        + ", these are rules " + game.rulesVersion() + "; leave it out");
            }
            replay.getSeatsList().forEach(seat -> names.add(seat.getPlayer()));
            decided += Long.bitCount(seats(replay));
        }
        if (decided == 0) {
            throw AgonException.input("imitation.player=" + player
                    + ": nobody of that name plays in these replays; those who do: " + String.join(", ", names));
        }
    }

    private static String named(ReplayFile replay) {
        return replay.getSettingsMap().isEmpty() ? "" : " with settings " + replay.getSettingsMap();
    }

    /** The replay in a file. */
    ReplayFile read(Path file) {
        try {
            return ReplayFiles.read(file);
        } catch (DamagedReplayException damaged) {
            throw refused(file, damaged);
        } catch (IOException unreadable) {
            throw AgonException.input(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Bit {@code s} is set where seat {@code s} is imitated. */
    long seats(ReplayFile replay) {
        long seats = 0;
        for (int seat = 0; seat < replay.getSeatsCount(); seat++) {
            if (imitates(replay.getSeats(seat))) {
                seats |= 1L << seat;
            }
        }
        return seats;
    }

    private boolean imitates(Seat seat) {
        return player.isBlank() || player.equals(seat.getPlayer());
    }

    static AgonException refused(Path file, DamagedReplayException damaged) {
        String message = String.valueOf(damaged.getMessage());
        return AgonException.input(message.contains(file.toString()) ? message : file + ": " + message, damaged);
    }
}
