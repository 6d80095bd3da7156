package dev.agon.server.bench;

import java.util.List;

/**
 * What the generator is to do; given to it as JSON.
 *
 * @param address of the server, e.g. {@code http://127.0.0.1:8080}
 * @param recordings resources of the recorded matches
 * @param matches the live matches
 */
record LoadPlan(String address, List<String> recordings, List<Begun> matches, ServerLoad load) {
    /**
     * A live match that waits for its players.
     *
     * @param id its id
     * @param recording which recorded match it goes on with, an index
     * @param tick where in that one it begins
     * @param tokens by seat
     */
    record Begun(String id, int recording, int tick, List<String> tokens) {}
}
