package dev.agon.league.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.run.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A coordinator as the process that it really is, to be killed. */
final class Coordinator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader said;

    private Coordinator(Process process) {
        this.process = process;
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one, or has it go on with the run, at that port. */
    static Coordinator start(RunFolder run, Path token, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // It does not live long enough for more.
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=agon-child-logback.xml",
                "-Dcom.linecorp.armeria.tlsEngineType=jdk",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.agon.league.learner.LearnerMain",
                run.path().toString(),
                token.toString(),
                Integer.toString(port));
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                run.path().resolve("learner.log").toFile()));
        return new Coordinator(builder.start());
    }

    /** The port at which it serves, once it does. */
    int awaitServing() throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            JsonNode event = JSON.readTree(line);
            if (event.path("event").asText().equals("serving")) {
                return event.path("port").asInt();
            }
        }
        throw new IOException("the coordinator ended before it served");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it save and end. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IOException("the coordinator did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the coordinator ended with code " + process.exitValue());
        }
    }
}
