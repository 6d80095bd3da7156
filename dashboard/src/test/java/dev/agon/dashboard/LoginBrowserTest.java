package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.ServerSettings;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, in a real browser, to a site that others reach: over TLS, with tokens. */
class LoginBrowserTest {
    private static final String HEADING = "return document.querySelector('main h1')?.textContent";

    @TempDir
    static Path folder;

    private static TokenBook book;
    private static Arena arena;
    private static AgonServer server;
    private static Browser browser;

    @BeforeAll
    static void serve() throws IOException, NoSuchAlgorithmException {
        Browser.missing().ifPresent(why -> Assumptions.abort(why));
        book = new TokenBook(folder, InstantSource.system());
        ServerCertificate certificate = SelfSigned.in(folder.resolve("tls"), "127.0.0.1", Instant.now());
        RunFolder run = FakeRun.write(folder.resolve("runs/lanes1v1-story"), TestSite.GAME, Instant.now());
        arena = new Arena(
                Games.onClassPath(),
                new FakePlayers(),
                () -> new Lineup(TestSite.GAME, Map.of(), List.of("bot:rush", "bot:guard")),
                result -> {},
                run.replays(),
                ArenaSettings.defaults());
        DashboardSources sources = new DashboardSources(
                Games.onClassPath(), new RunFolders(folder.resolve("runs")), () -> Optional.of(run), Optional::empty);
        server = AgonServer.start(new ServerSettings("127.0.0.1", 0, false, certificate, book), builder -> {
            arena.mount(builder);
            Dashboard.mount(builder, sources, arena::film);
        });
        byte[] key = certificate.pair().certificateChain().get(0).getPublicKey().getEncoded();
        String pin = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        browser = Browser.open(folder.resolve("profile"), "--ignore-certificate-errors-spki-list=" + pin);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
            arena.close();
        }
    }

    private static String token(Role role) throws IOException {
        return book.issue(role, null, Duration.ofHours(1)).token();
    }

    private static void enter(String token) {
        browser.find("input[name=token]").sendKeys(token);
        browser.find(".login .primary").click();
    }

    @Test
    void onesTokenOpensWhatItIsForUntilOneSignsOut() throws IOException {
        browser.visit(server.address() + "/league");
        browser.until("the way in", b -> b.getCurrentUrl().endsWith("/login?to=%2Fleague"));
        browser.find("input[name=token]");
        browser.keepPicture("login");
        assertEquals(List.of(), browser.complaints());

        enter("agon_00000000.wrong");
        browser.until(
                "a refusal", b -> browser.find(".login .problem").getText().contains("unknown"));
        browser.complaints();

        browser.visit(server.address() + "/login?to=%2Fleague");
        enter(token(Role.SPECTATOR));
        browser.until("the league", b -> "League".equals(browser.<String>ask(HEADING)));
        assertEquals("", browser.<String>ask("return document.cookie"), "no script sees the token");
        browser.visit(server.address() + "/");
        browser.until("a match", b -> browser.<Boolean>ask("return !!document.querySelector('agon-board')?.scene"));
        assertEquals(List.of(), browser.complaints());

        assertTrue(
                browser.<String>ask("const answer = await fetch('/api/arena/matches', {method: 'POST',"
                                + " headers: {'content-type': 'application/json'}, body: '{}'});"
                                + " return answer.status + ' ' + (await answer.json()).error;")
                        .startsWith("403 This needs a token of the role player"),
                "a spectator makes no match");
        browser.complaints();

        browser.visit(server.address() + "/login");
        assertEquals("spectator", browser.find(".login .roles dt").getText());
        enter(token(Role.PLAYER));
        browser.until("TV", b -> b.getCurrentUrl().equals(server.address() + "/"));
        browser.visit(server.address() + "/login");
        browser.until(
                "both roles", b -> browser.<Long>ask("return document.querySelectorAll('.roles dt').length") == 2);
        browser.keepPicture("login-roles");
        browser.find(".login .leave button").click();
        browser.until(
                "nobody",
                b -> browser.<Boolean>ask(
                        "return !!document.querySelector('.login form') && !document.querySelector('.roles')"));
        browser.visit(server.address() + "/runs");
        browser.until("the way in again", b -> b.getCurrentUrl().endsWith("/login?to=%2Fruns"));
    }

    @Test
    void noAddressOfAnotherSiteIsGoneToAfterSigningIn() throws IOException {
        browser.visit(server.address() + "/login?to=" + "https%3A%2F%2Fevil.example%2F");
        enter(token(Role.SPECTATOR));
        browser.until("TV", b -> b.getCurrentUrl().equals(server.address() + "/"));
        browser.visit(server.address() + "/login?to=%2F%2Fevil.example%2F");
        enter(token(Role.SPECTATOR));
        browser.until("TV", b -> b.getCurrentUrl().equals(server.address() + "/"));
        browser.complaints();
    }
}
