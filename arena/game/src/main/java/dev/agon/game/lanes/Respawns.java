package dev.agon.game.lanes;

/** System: dead heroes come back at their fountain when their time is up. */
final class Respawns {
    private Respawns() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.alive[hero] == 0 && w.respawnAt[hero] <= w.clock) {
                Units.enterHero(w, hero);
                w.events.add(EventLog.RESPAWN, hero, hero, 0);
            }
        }
    }
}
