package dev.agon.game.lanes;

/** System: runes appear at their spots, and heroes that come near take them. */
final class Runes {
    private Runes() {}

    static void run(World w) {
        for (int rune = w.slot.runeBase; rune < w.slot.beastBase; rune++) {
            if (w.alive[rune] != 0) {
                offer(w, rune);
            }
        }
        if (ticksToNext(w.clock) == 0 && w.map.runes().length > 0) {
            int variant = w.random.nextInt(Rune.COUNT);
            for (int spot = 0; spot < w.map.runes().length; spot++) {
                appear(w, spot, 0, variant);
                appear(w, spot, 1, variant);
            }
        }
    }

    /** Ticks until the next runes appear; 0 when they do. */
    static int ticksToNext(int clock) {
        int since = clock - LanesNumbers.FIRST_RUNE_TICK;
        return since <= 0
                ? -since
                : (LanesNumbers.RUNE_TICKS - since % LanesNumbers.RUNE_TICKS) % LanesNumbers.RUNE_TICKS;
    }

    private static void appear(World w, int spot, int mirrored, int variant) {
        int rune = w.slot.rune(mirrored, spot);
        if (w.alive[rune] == 0) {
            int sign = LanesMap.sign(mirrored);
            int[] place = w.map.runes()[spot];
            Units.place(w, rune, Kind.RUNE, sign * place[0], sign * place[1]);
            w.variant[rune] = variant;
        }
    }

    /** The nearest hero within reach takes the rune; heroes of both sides who are equally near both have it. */
    private static void offer(World w, int rune) {
        int nearest = Integer.MAX_VALUE;
        for (int hero = 0; hero < w.heroes; hero++) {
            if (reaches(w, hero, rune)) {
                nearest = Math.min(nearest, w.squaredDistance(hero, rune));
            }
        }
        if (nearest == Integer.MAX_VALUE) {
            return;
        }
        for (int hero = 0; hero < w.heroes; hero++) {
            if (reaches(w, hero, rune) && w.squaredDistance(hero, rune) == nearest) {
                w.events.add(EventLog.RUNE, hero, rune, w.variant[rune]);
                give(w, hero, w.variant[rune]);
            }
        }
        Units.remove(w, rune);
    }

    private static boolean reaches(World w, int hero, int rune) {
        return w.alive[hero] != 0 && w.near(hero, rune, LanesNumbers.RUNE_RADIUS);
    }

    private static void give(World w, int hero, int variant) {
        switch (variant) {
            case Rune.BOUNTY -> {
                for (int own = w.side[hero]; own < w.heroes; own += World.SIDES) {
                    Bounties.gold(w, own, LanesNumbers.BOUNTY_GOLD);
                }
            }
            case Rune.MIGHT -> w.mightUntil[hero] = w.clock + LanesNumbers.RUNE_EFFECT_TICKS;
            default -> w.hasteUntil[hero] = w.clock + LanesNumbers.RUNE_EFFECT_TICKS;
        }
    }
}
