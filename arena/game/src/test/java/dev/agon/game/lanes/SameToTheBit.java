package dev.agon.game.lanes;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints digests of all states, and of all observations with their masks, of matches between bots: a change that is to make nothing but
 * speed prints what the code before it printed. Between decisions is looked at too. Argument: matches of each pair of bots.
 */
final class SameToTheBit {
    private static final List<String> BOTS = List.of("random", "rush", "guard", "captain");

    private SameToTheBit() {}

    public static void main(String[] arguments) {
        for (String name : List.of("lanes1v1", "lanes3v3", "lanes5v5")) {
            Game game = Games.onClassPath().get(name);
            for (int i = 0; i < BOTS.size(); i++) {
                print(game, BOTS.get(i), BOTS.get((i + 1) % BOTS.size()), Integer.parseInt(arguments[0]));
            }
        }
    }

    private static void print(Game game, String amber, String sky, int matches) {
        long states = 0;
        long observations = 0;
        int ticks = 0;
        for (int seed = 0; seed < matches; seed++) {
            Duel duel = new Duel(game, amber, sky, seed);
            while (!duel.match.over()) {
                duel.tick();
                states = MatchRandom.mix(states ^ duel.match.hash());
                observations = MatchRandom.mix(observations ^ digest(duel.seen[0])) + digest(duel.seen[1]);
                ticks++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s %s %s: %d ticks, states %016x, observations %016x%n",
                game.name(),
                amber,
                sky,
                ticks,
                states,
                observations);
    }

    private static long digest(Observation seen) {
        int features = seen.entities * seen.layout.features().size();
        int targets = seen.actors == 0 ? 0 : seen.targetOffset(seen.actors, 0);
        long digest = Arrays.hashCode(seen.globals);
        digest = 31 * digest + Arrays.hashCode(Arrays.copyOf(seen.features, features));
        digest = MatchRandom.mix(31 * digest + Arrays.hashCode(Arrays.copyOf(seen.kind, seen.entities)));
        digest = 31 * digest + Arrays.hashCode(Arrays.copyOf(seen.id, seen.entities));
        digest = 31 * digest + Arrays.hashCode(Arrays.copyOf(seen.actorEntity, seen.actors));
        digest = 31 * digest + Arrays.hashCode(Arrays.copyOf(seen.verbMask, seen.actors));
        return MatchRandom.mix(31 * digest + Arrays.hashCode(Arrays.copyOf(seen.targetMask, targets)));
    }
}
