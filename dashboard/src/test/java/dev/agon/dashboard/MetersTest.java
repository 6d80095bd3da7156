package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the served port measures is documented, and nothing else; what Grafana asks for is measured. */
class MetersTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern SAMPLE =
            Pattern.compile("^([a-z_][a-zA-Z0-9_]*)(\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern OWN = Pattern.compile("`(agon_[a-z_]+)`");
    private static final Pattern FAMILY = Pattern.compile("`([a-z]+_)\\*`");
    private static final Pattern ASKED = Pattern.compile("\\b((?:agon|jvm|process|system|armeria)_[a-zA-Z0-9_]+)");

    @TempDir
    static Path folder;

    private static TestSite site;
    private static Map<String, String> measured;

    @BeforeAll
    static void scrape() {
        site = new TestSite(folder, 0);
        String text =
                WebClient.of(site.address()).get("/metrics").aggregate().join().contentUtf8();
        measured = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(text);
        while (sample.find()) {
            measured.put(sample.group(1), sample.group(3));
        }
        assertTrue(measured.size() > 60, text);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void theDocumentListsEveryMeterOfOursAndNoOther() throws IOException {
        Set<String> own = measured.keySet().stream()
                .filter(name -> name.startsWith("agon_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(find(OWN, Files.readString(DOCS.resolve("metrics.md"))), own);
    }

    @Test
    void theDocumentNamesTheFamilyOfEveryMeterOfLibraries() throws IOException {
        Set<String> families = find(FAMILY, Files.readString(DOCS.resolve("metrics.md")));
        assertEquals(Set.of("armeria_", "jvm_", "process_", "system_"), families);
        Set<String> unnamed = measured.keySet().stream()
                .filter(name -> !name.startsWith("agon_") && families.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unnamed);
    }

    @Test
    void metersSayWhatTheLearnerSays() {
        assertEquals("1.0", measured.get("agon_training_up"));
        assertEquals(6_000_000, Double.parseDouble(measured.get("agon_training_decisions")));
        assertEquals("2.0", measured.get("agon_training_workers"));
        assertEquals("3.0", measured.get("agon_training_staleness_max"));
        assertEquals("400.0", measured.get("agon_update_version"));
        assertTrue(Double.parseDouble(measured.get("agon_update_rating")) > 0, measured.get("agon_update_rating"));
        assertEquals("NaN", measured.get("agon_update_magnet_kl"), "what there is none of");
    }

    @Test
    void grafanaAsksOnlyForWhatIsMeasured() throws IOException {
        Set<String> asked = asked();
        assertTrue(asked.size() > 20, asked.toString());
        asked.removeAll(measured.keySet());
        assertEquals(Set.of(), asked);
    }

    @Test
    void grafanaShowsWhatATrainingRunIsToldOf() throws IOException {
        Set<String> shown = new TreeSet<>(measured.keySet());
        shown.removeIf(meter -> !meter.startsWith("agon_training_"));
        // Numbers that only name a state, and change at every start or update.
        shown.removeAll(Set.of("agon_training_incarnation", "agon_training_version"));
        shown.removeAll(asked());
        assertEquals(Set.of(), shown);
    }

    private static Set<String> asked() throws IOException {
        JsonNode board =
                new ObjectMapper().readTree(DOCS.resolve("grafana/agon.json").toFile());
        Set<String> asked = new TreeSet<>();
        board.findValues("expr").forEach(query -> asked.addAll(find(ASKED, query.asText())));
        asked.addAll(find(ASKED, board.at("/templating").toString()));
        return asked;
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
