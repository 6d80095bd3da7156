package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.training.PlayerRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerRefsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"main@12", "main@latest", "main-exploiter-2@0", "league-exploiter@latest", "bot:rl4j:a@latest"})
    void namesComeBackFromMessages(String name) {
        assertEquals(name, PlayerRefs.name(PlayerRefs.of(name)));
    }

    @Test
    void mainAgentHasNoNameOnTheWire() {
        assertEquals(PlayerRef.newBuilder().setSnapshot(3).build(), PlayerRefs.of("main@3"));
        assertEquals(
                "main@3", PlayerRefs.name(PlayerRef.newBuilder().setSnapshot(3).build()));
    }

    @Test
    void onlySnapshotsAndBotsAreFrozen() {
        assertTrue(PlayerRefs.isFrozen(PlayerRefs.of("main@3")));
        assertTrue(PlayerRefs.isFrozen(PlayerRefs.of("bot:random")));
        assertFalse(PlayerRefs.isFrozen(PlayerRefs.of("main@latest")));
        assertFalse(PlayerRefs.isFrozen(PlayerRef.getDefaultInstance()));
    }
}
