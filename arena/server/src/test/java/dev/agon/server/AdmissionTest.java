package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Who gets in, and what those are told who do not. Clients come from several of this machine's addresses, as only Linux has. */
@EnabledOnOs(OS.LINUX)
class AdmissionTest {
    private static final int TRY_AGAIN_LATER = 1013;

    private final TestArena arena = TestArena.start();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        arena.close();
    }

    @Test
    void aFullArenaSaysSoAndLetsInAgainWhenSomebodyLeaves() throws IOException {
        for (int i = 0; i < TestArena.MOST_CLIENTS; i++) {
            String from = i < TestArena.MOST_PER_ADDRESS ? "127.0.0.1" : "127.0.0.2";
            assertTrue(answer(from).hasWelcome(), "client " + i);
        }
        assertTurnedAway("127.0.0.3", "The arena is full");
        assertEquals(1, arena.arena.traffic().turnedAway());

        clients.get(0).close();
        ServerMessage answer = answer("127.0.0.3");
        while (!answer.hasWelcome()) {
            answer = answer("127.0.0.3");
        }
    }

    @Test
    void oneAddressCannotTakeAllPlaces() throws IOException {
        for (int i = 0; i < TestArena.MOST_PER_ADDRESS; i++) {
            assertTrue(answer("127.0.0.1").hasWelcome(), "client " + i);
        }
        assertTurnedAway("127.0.0.1", "from your address");
        assertTrue(answer("127.0.0.2").hasWelcome());
    }

    /** What someone who says hello is answered. */
    private ServerMessage answer(String from) throws IOException {
        RawClient client = new RawClient(arena.address, from, 0);
        clients.add(client);
        client.shake(arena.address, "");
        try {
            client.say(RawClient.hello());
        } catch (SocketException closedAlready) {
            // what was said before that can still be read
        }
        return client.message();
    }

    private void assertTurnedAway(String from, String words) throws IOException {
        ServerMessage answer = answer(from);
        assertEquals(Refusal.FULL, answer.getRefused().getReason(), answer.toString());
        assertTrue(answer.getRefused().getText().contains(words), answer.toString());
        RawClient client = clients.get(clients.size() - 1);
        RawClient.Frame last = client.frame();
        assertEquals(RawClient.CLOSE, last.opcode());
        assertEquals(TRY_AGAIN_LATER, (last.payload()[0] & 255) << 8 | last.payload()[1] & 255);
        client.readToEnd();
    }
}
