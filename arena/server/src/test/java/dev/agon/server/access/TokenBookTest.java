package dev.agon.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenBookTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private Path file;
    private TokenBook book;

    @BeforeEach
    void open() {
        file = folder.resolve("runs").resolve(TokenBook.FILE);
        book = new TokenBook(folder.resolve("runs"), () -> now);
    }

    @Test
    void knowsItsTokensAgainAndNoOthers() throws IOException {
        TokenBook.Issued mine = book.issue(Role.PLAYER, "ada", Duration.ofDays(1));
        TokenBook.Issued other = book.issue(Role.PLAYER, null, Duration.ofDays(1));
        TokenBook another = new TokenBook(folder.resolve("runs"), () -> now);

        Grant found = another.find(mine.token(), Role.PLAYER).orElseThrow();
        assertEquals(mine.grant(), found);
        assertTrue(found.allows("ada"));
        assertFalse(found.allows("bob"));
        assertTrue(another.find(other.token(), Role.PLAYER).orElseThrow().allows("bob"));

        String secretOfOther = other.token().substring(other.token().indexOf('.'));
        String idOfMine = mine.token().substring(0, mine.token().indexOf('.'));
        for (String wrong : List.of(
                "",
                ".",
                "agon_.",
                idOfMine + ".",
                idOfMine + secretOfOther,
                mine.token() + "x",
                mine.token().substring(1),
                mine.token().substring(0, mine.token().length() - 1),
                "x".repeat(10_000))) {
            assertTrue(another.find(wrong, Role.PLAYER).isEmpty(), wrong);
        }
    }

    @Test
    void aTokenEndsByItself() throws IOException {
        TokenBook.Issued token = book.issue(Role.PLAYER, null, Duration.ofDays(1));
        now = now.plus(Duration.ofDays(1)).minusMillis(1);
        assertTrue(book.find(token.token(), Role.PLAYER).isPresent());
        now = now.plusMillis(1);
        assertTrue(book.find(token.token(), Role.PLAYER).isEmpty());
        assertTrue(book.grants().isEmpty());
    }

    @Test
    void aTokenOfOneRoleIsNoneOfAnother() throws IOException {
        for (Role role : Role.values()) {
            String token = book.issue(role, null, Duration.ofDays(1)).token();
            for (Role other : Role.values()) {
                assertEquals(other == role, book.find(token, other).isPresent(), role + " as " + other);
            }
            assertEquals(role, book.find(token).orElseThrow().role());
        }
    }

    @Test
    void whatAnotherProcessChangesCountsAtTheNextQuestion() throws IOException {
        TokenBook another = new TokenBook(folder.resolve("runs"), () -> now);
        for (int i = 0; i < 50; i++) {
            TokenBook.Issued token = book.issue(Role.WORKER, null, Duration.ofDays(1));
            assertTrue(another.find(token.token(), Role.WORKER).isPresent(), "issued " + i);
            assertTrue(book.revoke(token.grant().id()));
            assertTrue(another.find(token.token(), Role.WORKER).isEmpty(), "taken back " + i);
        }
    }

    @Test
    void aTokenThatWasTakenBackOpensNothing() throws IOException {
        TokenBook.Issued kept = book.issue(Role.PLAYER, null, Duration.ofDays(1));
        TokenBook.Issued taken = book.issue(Role.PLAYER, null, Duration.ofDays(1));
        assertTrue(book.revoke(taken.grant().id()));
        assertFalse(book.revoke(taken.grant().id()));
        assertTrue(book.find(taken.token(), Role.PLAYER).isEmpty());
        assertTrue(book.find(kept.token(), Role.PLAYER).isPresent());
    }

    @Test
    void noSecretIsInTheFileNorInWhatIsPrinted() throws IOException {
        TokenBook.Issued token = book.issue(Role.PLAYER, "ada", Duration.ofDays(1));
        String secret = token.token().substring(token.token().indexOf('.') + 1);
        assertTrue(secret.length() >= 43, secret);
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path written : files.toList()) {
                assertFalse(Files.readString(written).contains(secret), written.toString());
            }
        }
        assertTrue(Files.readString(file).contains(token.grant().id()));
        assertFalse(token.toString().contains(secret), token.toString());
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        book.issue(Role.PLAYER, null, Duration.ofDays(1));
        book.issue(Role.PLAYER, null, Duration.ofDays(1));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aDamagedFileOpensNothingAndIsNotWrittenOver() throws IOException {
        TokenBook.Issued token = book.issue(Role.PLAYER, null, Duration.ofDays(1));
        String whole = Files.readString(file);
        for (String damaged : List.of(
                whole.substring(0, whole.length() / 2),
                whole.replace("player", "king"),
                whole.replace("2026", "MMXX"),
                whole.replace("sha256", "sha"))) {
            Files.writeString(file, damaged);
            assertTrue(book.find(token.token(), Role.PLAYER).isEmpty(), damaged);
            IOException refused =
                    assertThrows(IOException.class, () -> book.issue(Role.PLAYER, null, Duration.ofDays(1)));
            assertTrue(refused.getMessage().contains("damaged"), refused.getMessage());
            assertEquals(damaged, Files.readString(file));
        }
    }
}
