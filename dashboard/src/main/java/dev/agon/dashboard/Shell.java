package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The one HTML page of the front end, with the import map that tells the browser where the libraries are, and the content security
 * policy that lets nothing run but our own files and that map.
 */
final class Shell {
    /** Versions are in the paths: a browser may keep these files for good. The versions are those of the module's pom. */
    private static final String IMPORT_MAP = """
            {"imports":{\
            "lit":"/lib/lit/3.3.2/index.js",\
            "lit/":"/lib/lit/3.3.2/",\
            "lit-html":"/lib/lit-html/3.3.2/lit-html.js",\
            "lit-html/":"/lib/lit-html/3.3.2/",\
            "lit-element/":"/lib/lit-element/4.2.2/",\
            "@lit/reactive-element":"/lib/lit__reactive-element/2.1.2/reactive-element.js",\
            "@lit/reactive-element/":"/lib/lit__reactive-element/2.1.2/",\
            "uplot":"/lib/uplot/1.6.30/dist/uPlot.esm.js",\
            "pbf":"/lib/pbf/4.0.1/index.js"}}""";

    private static final String PLACE = "{{import-map}}";

    private Shell() {}

    /** The page with the import map in its place. */
    static WebFile page(WebFiles files) {
        WebFile template = files.find("/web/index.html")
                .orElseThrow(() -> new IllegalStateException("web/index.html is missing from the class path"));
        String html = new String(template.content(), UTF_8);
        if (!html.contains(PLACE)) {
            throw new IllegalStateException("web/index.html has no place for the import map: " + PLACE);
        }
        return WebFile.of("/web/index.html", html.replace(PLACE, IMPORT_MAP).getBytes(UTF_8), false);
    }

    /** Where the libraries are that modules name: the import map. */
    static Map<String, String> libraries() {
        try {
            Map<String, Map<String, String>> map = new ObjectMapper().readValue(IMPORT_MAP, new TypeReference<>() {});
            return Objects.requireNonNull(map.get("imports"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the import map is JSON", e);
        }
    }

    /** The content security policy of every answer. */
    static String contentSecurityPolicy() {
        return String.format(
                Locale.ROOT,
                "default-src 'self'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; "
                        + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                WebFile.sha256(IMPORT_MAP.getBytes(UTF_8)));
    }
}
