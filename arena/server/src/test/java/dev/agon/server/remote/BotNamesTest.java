package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook.Issued;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a bot's name is. */
class BotNamesTest extends WithBots {
    private Issued bobs;

    @BeforeEach
    void giveBobAName() throws IOException {
        bobs = tokens.issue(Role.PLAYER, "bob", Duration.ofDays(1));
    }

    @Test
    void aTokenProvesTheNameThatItBears() {
        try (TestBot bob = TestBot.dial(server.address(), bobs.token(), TestBot.called("bob"));
                TestBot ada = dial("ada")) {
            try (Board board = seat("bob", CONNECT4)) {
                assertTrue(board.player.proven());
            }
            try (Board board = seat("ada", CONNECT4)) {
                assertFalse(board.player.proven());
            }
            bob.leave();
            ada.leave();
        }
    }

    @Test
    void aNameThatIsSomebodysOwnIsNobodyElses() {
        try (TestBot thief = TestBot.dial(server.address(), token)) {
            thief.hello(TestBot.called("bob"));
            Status status = thief.hungUp();
            assertEquals(Status.Code.PERMISSION_DENIED, status.getCode());
            assertEquals("the name bob belongs to another token", status.getDescription());
        }
    }

    @Test
    void aBotThatComesBackUnderATokenWithoutANameProvesNothing() throws IOException {
        try (TestBot bob = TestBot.dial(server.address(), bobs.token(), TestBot.called("bob"));
                Board board = seat("bob", CONNECT4)) {
            CompletableFuture<Void> decided = board.decide();
            turn(bob);
            assertTrue(board.player.proven());
            tokens.revoke(bobs.grant().id());
            bob.crash();
            try (TestBot other = dial("bob")) {
                other.next(MessageCase.STAGE);
                other.order(order(turn(other), 0, 5));
                await(decided);
                assertFalse(board.player.away());
                assertFalse(board.player.proven());
            }
        }
    }
}
