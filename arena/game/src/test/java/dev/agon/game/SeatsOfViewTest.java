package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.lanes.Lanes3v3;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Of a game whose sides sit in turn: seats 0, 2 and 4 see by view 0, the others by view 1. */
class SeatsOfViewTest {
    private static final Game IN_TURN = new ForwardingGame(new Lanes3v3(), UnaryOperator.identity()) {
        @Override
        public int viewOf(int seat) {
            return seat % 2;
        }
    };

    private final SeatsOfView odd = new SeatsOfView(IN_TURN, 1);

    @Test
    void areInTheOrderOfTheGame() {
        assertEquals(3, odd.count());
        assertEquals(1, odd.seat(0));
        assertEquals(3, odd.seat(1));
        assertEquals(5, odd.seat(2));
        assertEquals(0b101010, odd.bits());
        assertEquals(0b010101, SeatsOfView.all(IN_TURN)[0].bits());
    }

    @Test
    void areCountedWithinTheView() {
        assertEquals(0b100, odd.within(0b110101));
        assertEquals(0b011, SeatsOfView.all(IN_TURN)[0].within(0b100111));
    }

    @Test
    void haveEachItsOwnOutcome() {
        Match match = new ForwardingMatch(IN_TURN.start(1)) {
            @Override
            public float outcome(int seat) {
                return seat / 10f;
            }
        };
        assertArrayEquals(new float[] {0.1f, 0.3f, 0.5f}, odd.outcomes(match));
    }
}
