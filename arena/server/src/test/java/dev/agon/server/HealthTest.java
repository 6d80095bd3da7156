package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void whatPassesByItselfIsNoReasonToStartAgainAndWhatDoesNotIs() {
        Health passing = new Health()
                .live("loops", Optional::empty)
                .ready("learner", () -> Optional.of("the learner does not answer"));
        assertEquals("200 {\"status\":\"live\",\"checks\":{\"loops\":\"ok\"}}", answer(passing, "/health/live"));
        assertEquals(
                "503 {\"status\":\"not ready\",\"checks\":{\"loops\":\"ok\",\"learner\":\"the learner does not answer\"}}",
                answer(passing, "/health/ready"));
        Health dead = new Health().live("loops", () -> Optional.of("stuck"));
        assertEquals("503 {\"status\":\"not live\",\"checks\":{\"loops\":\"stuck\"}}", answer(dead, "/health/live"));
        assertEquals("503 {\"status\":\"not ready\",\"checks\":{\"loops\":\"stuck\"}}", answer(dead, "/health/ready"));
        assertEquals("200 {\"status\":\"ready\",\"checks\":{}}", answer(new Health(), "/health/ready"));
    }

    private static String answer(Health health, String path) {
        try (AgonServer server = AgonServer.start(ServerSettings.onPort(0).with(health), builder -> {})) {
            AggregatedHttpResponse answer =
                    WebClient.of(server.address()).get(path).aggregate().join();
            return answer.status().code() + " " + answer.contentUtf8();
        }
    }
}
