package dev.agon.game.lanes;

/** System: heroes that stand undisturbed for long enough return to their fountains. */
final class Recalls {
    private Recalls() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.verb[hero] == LanesLayout.RECALL && w.recallAt[hero] == 0) {
                w.recallAt[hero] = w.clock + LanesNumbers.RECALL_TICKS;
                w.events.add(EventLog.RECALL, hero, hero, 0);
            } else if (w.recallAt[hero] != 0 && w.recallAt[hero] <= w.clock) {
                Units.bringHome(w, hero);
                HeroOrders.hold(w, hero);
                w.events.add(EventLog.HOME, hero, hero, 0);
            }
        }
    }
}
