package dev.agon.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Match;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedRulesTest {
    @Test
    void findsJavaSerialization() {
        assertTrue(SharedRules.isBrokenBy(SharedRules.NO_JAVA_SERIALIZATION, Deserializes.class));
        assertFalse(SharedRules.isBrokenBy(SharedRules.NO_JAVA_SERIALIZATION, Draws.class));
    }

    @Test
    void findsSharedRandomness() {
        assertTrue(SharedRules.isBrokenBy(SharedRules.NO_SHARED_RANDOM, Draws.class));
        assertTrue(SharedRules.isBrokenBy(SharedRules.NO_SHARED_RANDOM, DrawsFromMath.class));
        assertFalse(SharedRules.isBrokenBy(SharedRules.NO_SHARED_RANDOM, Deserializes.class));
    }

    @Test
    void findsAModuleThatReachesUpTheChain() {
        assertTrue(SharedRules.isBrokenBy(SharedRules.usesOnlyWhatIsBelow("dev.agon.proto"), PlaysGame.class));
        assertFalse(SharedRules.isBrokenBy(SharedRules.usesOnlyWhatIsBelow("dev.agon.server"), PlaysGame.class));
    }

    private static final class PlaysGame {
        Match start(Game game) {
            return game.start(1);
        }
    }

    private static final class Deserializes {
        Object read(byte[] bytes) throws IOException, ClassNotFoundException {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }
    }

    private static final class Draws {
        private final Random random = new Random();

        int draw() {
            return random.nextInt();
        }
    }

    private static final class DrawsFromMath {
        double draw() {
            return Math.random();
        }
    }
}
