package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./agon serve} as a process of its own, in a folder without runs. */
class ServeCommandTest {
    private static final String WISH = "{\"game\": \"connect4\", \"opponent\": \"bot:random\", \"side\": \"amber\"}";

    @TempDir
    Path folder;

    @Test
    void goesOnWithMatchesOfAKilledServerAlsoWhereThereIsNoRun() throws IOException, InterruptedException {
        String match;
        try (ChildProcess lost = ChildProcess.agon(folder, "serve")) {
            String seat = send(HttpRequest.newBuilder(arena(lost, "matches"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(WISH)));
            match = seat.replaceAll(".*\"match\":\"([0-9a-f]+)\".*", "$1");
            assertTrue(match.matches("[0-9a-f]+"), seat);
            lost.kill();
        }
        try (ChildProcess next = ChildProcess.agon(folder, "serve")) {
            String live = send(HttpRequest.newBuilder(arena(next, "matches")));
            assertTrue(live.contains(match), live);
        }
    }

    @Test
    void takesNoNameOfAPlayerForAPath() throws IOException, InterruptedException {
        RunFolder elsewhere = RunFolder.createAt(folder.resolve("elsewhere"), RunConfig.defaults("connect4"));
        try (ChildProcess serve = ChildProcess.agon(folder, "serve")) {
            URI matches = arena(serve, "matches");
            for (String path : List.of(elsewhere.path().toString(), "../elsewhere", "elsewhere", "../nothing")) {
                String answer = send(HttpRequest.newBuilder(matches)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(WISH.replace("bot:random", path + "@5"))));
                assertTrue(answer.contains("unknown player '" + path + "@5'"), answer);
            }
        }
    }

    @Test
    void saysWhoseGameIsNotHere() throws IOException {
        RunFolder run = RunFolder.createAt(folder.resolve("heaps"), RunConfig.defaults("kuhn"));
        assertEquals(Optional.empty(), ServeCommand.missingGame(run));

        Path config = run.configFile();
        Files.writeString(config, Files.readString(config).replace("game: kuhn", "game: nim"));
        String said = ServeCommand.missingGame(RunFolder.open(run.path())).orElseThrow();
        assertTrue(said.contains("heaps plays nim") && said.contains("--plugin"), said);
    }

    private static URI arena(ChildProcess serve, String address) throws InterruptedException {
        String open = serve.await(line -> line.startsWith("agon: open "));
        return URI.create(open.replaceAll("agon: open (\\S+) .*", "$1") + "/api/arena/" + address);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
