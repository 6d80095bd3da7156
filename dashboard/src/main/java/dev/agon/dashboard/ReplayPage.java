package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A replay as one HTML file that needs neither server nor network: the board of the pages with its scripts and styles, and a film of
 * the match. Its content security policy lets it load nothing.
 */
public final class ReplayPage {
    private static final String ENTRY = "/web/film/main.js";
    private static final List<String> STYLES = List.of("tokens", "frame", "parts", "stage", "watch", "lanes", "film");
    private static final String POLICY = "default-src 'none'; script-src 'unsafe-inline' data:; "
            + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final WebFiles files = new WebFiles();

    private ReplayPage() {}

    /**
     * The page of a film.
     *
     * @param title plain text
     */
    public static byte[] html(String title, Film film) {
        return new ReplayPage().page(title, film).getBytes(UTF_8);
    }

    /** What a replay's page is called: the game and who played. */
    public static String title(ReplayFile replay) {
        String players =
                replay.getSeatsList().stream().map(Seat::getPlayer).distinct().collect(Collectors.joining(" against "));
        return replay.getGame() + ": " + players;
    }

    private String page(String title, Film film) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="%s" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>%s</title>
                <link rel="icon" href="data:image/svg+xml;base64,%s" />
                <style>
                %s</style>
                <script>
                %s</script>
                <script type="importmap">%s</script>
                </head>
                <body>
                <main id="page" tabindex="-1"></main>
                <noscript><p class="empty">This page draws a match and needs JavaScript.</p></noscript>
                <script type="text/plain" id="messages">%s</script>
                <script type="text/plain" id="film">%s</script>
                <script type="module">import "%s";</script>
                </body>
                </html>
                """.formatted(
                        POLICY,
                        escaped(title),
                        base64(content("/web/mark.svg")),
                        styles(),
                        text("/web/app/theme-first.js"),
                        importMap(film.getGame()),
                        base64(content(WebFiles.DESCRIPTORS)),
                        base64(packed(film.toByteArray())),
                        ModuleBundle.name(ENTRY));
    }

    private String styles() {
        StringBuilder styles = new StringBuilder();
        STYLES.forEach(name -> styles.append(text("/web/style/" + name + ".css")));
        return styles.toString();
    }

    private String importMap(String game) {
        try {
            Map<String, String> addresses =
                    ModuleBundle.of(files, Shell.libraries(), List.of(ENTRY, WebFiles.GAMES + game + "/renderer.js"));
            return new ObjectMapper().writeValueAsString(Map.of("imports", addresses));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings can be written", e);
        }
    }

    private byte[] content(String path) {
        return files.find(path)
                .orElseThrow(() -> new IllegalStateException(path + " is missing from the class path"))
                .content();
    }

    private String text(String path) {
        return new String(content(path), UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream into = new DeflaterOutputStream(packed, deflater)) {
            into.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
