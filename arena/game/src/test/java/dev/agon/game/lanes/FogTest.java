package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.junit.jupiter.api.Test;

/**
 * What a view cannot see has no part in its observation: worlds are changed where a view does not see, and it must see the same.
 */
class FogTest {
    /** System property: how many matches of each size are looked at. */
    private static final String MATCHES = "agon.fog.matches";

    private static final int FEW = 2;

    private final MatchRandom random = new MatchRandom(5);

    @Test
    void worldsThatDifferInWhatIsUnseenLookTheSame() {
        int changed = 0;
        for (Game game : new Game[] {new Lanes1v1(), new Lanes3v3(), new Lanes5v5()}) {
            for (long seed = 0; seed < Integer.getInteger(MATCHES, FEW); seed++) {
                changed += check(game, seed);
            }
        }
        System.out.println(changed + " pairs of worlds that differ in what is unseen");
        assertTrue(changed > 1000, "changed only " + changed + " worlds");
    }

    private int check(Game game, long seed) {
        Duel duel = new Duel(game, "rush", "novice", seed);
        LanesMatch other = (LanesMatch) game.start(seed);
        Observation seen = new Observation(game.layout(), game.seatsOfView(0));
        Observation otherSeen = new Observation(game.layout(), game.seatsOfView(0));
        int changed = 0;
        while (!duel.match.over()) {
            duel.tick();
            for (int view = 0; view < World.SIDES; view++) {
                duel.match.copyInto(other);
                if (changeUnseen(other.world(), view)) {
                    duel.match.observe(view, seen);
                    other.observe(view, otherSeen);
                    Seen.assertSame(seen, otherSeen, game.name() + " tick " + duel.match.tick() + " view " + view);
                    changed++;
                }
            }
        }
        return changed;
    }

    /** Moves, hurts and enriches what is out of sight, and removes some of it; whether anything was changed. */
    private boolean changeUnseen(World w, int view) {
        boolean changed = false;
        for (int slot = 0; slot < w.slots; slot++) {
            if (w.alive[slot] == 0
                    || w.side[slot] == view
                    || w.seen[view][slot] != 0
                    || Kind.isBuilding(w.kind[slot])) {
                continue;
            }
            changed = true;
            if (!w.isHero(slot) && random.nextInt(4) == 0) {
                Units.remove(w, slot);
                continue;
            }
            move(w, view, slot);
            w.health[slot] = 1 + random.nextInt(w.maxHealth[slot]);
            w.variant[slot] = random.nextInt(Rune.COUNT);
            if (w.isHero(slot)) {
                w.mana[slot] = 0;
                w.level[slot] = LanesNumbers.MAX_LEVEL;
                w.items[w.at(random.nextInt(Item.COUNT), slot)] = 1;
                w.hasteUntil[slot] = w.clock + random.nextInt(50);
                w.recallAt[slot] = w.clock + 1;
            }
        }
        for (int hero = view ^ 1; hero < w.heroes; hero += World.SIDES) {
            w.experience[hero] += 1;
            w.gold[hero] += 3;
            w.abilityReady[w.at(Ability.SELF_SLOT, hero)] = w.clock + 9;
            w.aegisReady[hero] = w.clock + 9;
            changed = true;
        }
        // Between decisions sight is as it was.
        if (w.clock % LanesNumbers.DECISION_TICKS == 0) {
            Worlds.refresh(w);
        }
        return changed;
    }

    private void move(World w, int view, int slot) {
        int x = w.x[slot] + random.nextInt(401) - 200;
        int y = w.y[slot] + random.nextInt(401) - 200;
        if (w.terrain.isOpen(x, y) && w.vision.sees(view, w.terrain.cell(x, y)) == 0) {
            w.x[slot] = x;
            w.y[slot] = y;
        }
    }
}
