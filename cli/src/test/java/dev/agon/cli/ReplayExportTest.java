package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Reel;
import dev.agon.proto.arena.ServerMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agon replay export}: the page it writes, and what it says when it cannot. That browsers show such a page is tested with the pages. */
class ReplayExportTest {
    private static final Pattern FILM = Pattern.compile("id=\"film\">([A-Za-z0-9+/=]+)<");

    @TempDir
    Path folder;

    @Test
    void writesAFilmOfTheWholeMatchInOnePageThatLoadsNothing() throws IOException {
        Path replay = record();
        Outcome outcome = Outcome.of("replay", "export", replay.toString(), "--json");

        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        Path page = folder.resolve("hand.html");
        assertEquals(page.toString(), json.path("out").asText());
        assertEquals(Files.size(page), json.path("bytes").asLong());
        String html = Files.readString(page);
        assertTrue(html.contains("<title>kuhn: house against bot:random</title>"), "its title");
        assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(html).find(), "it names another file");

        Film film = film(html);
        assertEquals(
                List.of(-1, 0, 1),
                film.getReelsList().stream().map(Reel::getView).sorted().toList());
        for (Reel reel : film.getReelsList()) {
            assertEquals(json.path("ticks").asInt() + 1, reel.getFramesCount(), "a frame of each tick and one before");
            Frame last = ServerMessage.parseFrom(reel.getFrames(reel.getFramesCount() - 1))
                    .getFrame();
            assertEquals(json.path("ticks").asInt(), last.getTick());
        }
        assertTrue(film.getThoughtsCount() > 0, "the house player's thoughts are in it");
    }

    @Test
    void writesWhereItIsTold() throws IOException {
        Path out = folder.resolve("other.html");
        Outcome outcome = Outcome.of("replay", "export", record().toString(), "--out", out.toString());
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(Files.readString(out).startsWith("<!doctype html>"));
        assertFalse(Files.exists(folder.resolve("hand.html")));
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoReplay() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.replay"), "no replay");
        assertRefused(ExitCode.INPUT, "damaged.replay", damaged);
        assertRefused(ExitCode.USAGE, "there is no replay", folder.resolve("missing.replay"));
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Outcome outcome = Outcome.of(
                "replay",
                "export",
                record().toString(),
                "--out",
                folder.resolve("none/page.html").toString());
        assertEquals(ExitCode.ENVIRONMENT, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("cannot write") && outcome.err().contains("--out"), outcome.err());
    }

    private Path record() {
        Path replay = folder.resolve("hand.replay");
        Outcome outcome = Outcome.of(
                "match", "house", "bot:random", "--game", "kuhn", "--seed", "3", "--replay", replay.toString());
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        return replay;
    }

    private static Film film(String html) throws IOException {
        Matcher found = FILM.matcher(html);
        assertTrue(found.find(), "there is no film in the page");
        byte[] packed = Base64.getDecoder().decode(found.group(1));
        return Film.parseFrom(new InflaterInputStream(new ByteArrayInputStream(packed)));
    }

    private void assertRefused(int code, String says, Path file) {
        Outcome outcome = Outcome.of("replay", "export", file.toString());
        assertEquals(code, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(says), outcome.err());
        assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
    }
}
