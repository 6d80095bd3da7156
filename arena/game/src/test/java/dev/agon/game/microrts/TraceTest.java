package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Matches of the public game, recorded tick by tick, are played again by the rules beneath the masks: illegal, clashing and repeated
 * orders as well. After every tick the state is the recorded one, and of every order came what was recorded.
 */
class TraceTest {
    private static final int FILES = 71;
    private static final int STATES = 35_497;
    private static final int ORDERS = 38_488;

    private int states;
    private int orders;

    static List<String> names() throws IOException {
        return Trace.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTickIsAsItWasRecorded(String name) throws IOException {
        replay(Trace.read(name));
    }

    @Test
    void nothingOfTheRecordsIsLeftOut() throws IOException {
        assertEquals(FILES, Trace.names().size());
        for (String name : Trace.names()) {
            replay(Trace.read(name));
        }
        assertEquals(STATES, states);
        assertEquals(ORDERS, orders);
    }

    private void replay(Trace trace) {
        World world = trace.world();
        List<JsonNode> lines = trace.ticks();
        String before = Trace.state(world);
        int line = 0;
        while (!world.over) {
            boolean written = line < lines.size() && lines.get(line).get("t").asInt() == world.clock;
            String where = trace.name() + " at " + world.clock;
            String expected = written ? lines.get(line).get("state_after").toString() : before;
            if (written) {
                assertEquals(
                        texts(lines.get(line).get("out")),
                        issue(world, lines.get(line).get("orders")),
                        where);
                line++;
            }
            world.events.clear();
            world.clock++;
            Effects.run(world);
            Ending.run(world);
            before = Trace.state(world);
            assertEquals(expected, before, where);
            states++;
        }
        assertEquals(lines.size(), line, trace.name() + ": lines");
        assertEquals(trace.end().get("ticks").asInt(), world.clock, trace.name() + ": ticks");
        assertEquals(trace.end().get("winner").asInt(), world.winner, trace.name() + ": winner");
        boolean beaten = world.population[0] == 0 || world.population[1] == 0;
        assertEquals(trace.end().get("reason").asText(), beaten ? "gameover" : "timeout", trace.name());
    }

    /** Gives all orders of a tick; what became of each, as a trace writes it. */
    private List<String> issue(World world, JsonNode lists) {
        List<Given> given = new ArrayList<>();
        for (JsonNode list : lists) {
            boolean[] busy = new boolean[world.made];
            for (int unit = 0; unit < world.made; unit++) {
                busy[unit] = !world.isIdle(unit);
            }
            for (JsonNode order : list) {
                int unit = order.get(0).asInt();
                given.stream().filter(one -> one.unit == unit).forEach(one -> one.superseded = true);
                given.add(new Given(unit, Trace.isLegal(world, order), busy[unit]));
                Trace.issue(world, order);
                orders++;
            }
        }
        return given.stream().map(one -> one.fate(world)).toList();
    }

    private static List<String> texts(JsonNode lists) {
        List<String> texts = new ArrayList<>();
        for (JsonNode list : lists) {
            list.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    /** An order that was given. */
    private static final class Given {
        final int unit;
        final boolean legal;
        final boolean busy;
        boolean superseded;

        Given(int unit, boolean legal, boolean busy) {
            this.unit = unit;
            this.legal = legal;
            this.busy = busy;
        }

        String fate(World world) {
            String suffix = busy ? "+busy" : "";
            if (superseded) {
                return "superseded" + suffix;
            }
            int ticks = world.duration[unit];
            String code = !legal ? "illegal" : !world.cancelled[unit] ? "ok" : ticks == 1 ? "blocked" : "clash";
            return code + suffix + ":" + ticks;
        }
    }
}
