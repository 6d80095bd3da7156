package dev.agon.game.lanes;

/** What a death is worth, and to whom. */
final class Bounties {
    private Bounties() {}

    /** Pays for a unit that dies this tick; nobody has left the world yet. */
    static void pay(World w, int dead) {
        int kind = w.kind[dead];
        shareExperience(w, dead);
        int killers = strikersOf(w, dead);
        if (Kind.isHero(kind)) {
            if (killers == 0) {
                killers = recentEnemiesOf(w, dead);
            }
            w.earn(LanesRewards.DEATH, dead, 1);
            payKillers(w, killers, kind, LanesRewards.KILL);
            w.events.add(EventLog.KILL, first(killers), dead, 0);
        } else if (Kind.isCreep(kind)) {
            payKillers(w, killers, kind, LanesRewards.LAST_HIT);
            if (killers != 0) {
                w.events.add(EventLog.LAST_HIT, first(killers), dead, LanesNumbers.GOLD[kind]);
            }
        } else if (kind == Kind.TOWER) {
            for (int i = 0; i < w.heroesPerSide; i++) {
                gold(w, w.heroSlot(w.side[dead] ^ 1, i), LanesNumbers.GOLD[kind]);
            }
            w.events.add(EventLog.TOWER, first(killers), dead, 0);
        } else if (kind == Kind.CORE) {
            w.events.add(EventLog.CORE, first(killers), dead, 0);
        }
    }

    /** Enemy heroes near enough share alike; what does not divide is lost. */
    private static void shareExperience(World w, int dead) {
        int worth = LanesNumbers.EXPERIENCE[w.kind[dead]];
        if (w.isHero(dead)) {
            worth += LanesNumbers.HERO_EXPERIENCE_PER_LEVEL * w.level[dead];
        }
        int sharers = 0;
        for (int i = 0; i < w.heroesPerSide; i++) {
            sharers += shares(w, w.heroSlot(w.side[dead] ^ 1, i), dead) ? 1 : 0;
        }
        for (int i = 0; i < w.heroesPerSide; i++) {
            int hero = w.heroSlot(w.side[dead] ^ 1, i);
            if (shares(w, hero, dead)) {
                w.experience[hero] += worth / sharers;
                w.earn(LanesRewards.EXPERIENCE, hero, worth / sharers);
            }
        }
    }

    private static boolean shares(World w, int hero, int dead) {
        return w.alive[hero] != 0 && w.near(hero, dead, LanesNumbers.EXPERIENCE_RADIUS);
    }

    /** Heroes who struck the unit this tick, as bits: all of them have the last hit. */
    private static int strikersOf(World w, int dead) {
        int strikers = 0;
        for (int i = 0; i < w.scratch.blows; i++) {
            if (w.scratch.blowTo[i] == dead && w.isHero(w.scratch.blowFrom[i])) {
                strikers |= 1 << w.scratch.blowFrom[i];
            }
        }
        return strikers;
    }

    private static int recentEnemiesOf(World w, int deadHero) {
        int enemies = 0;
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.side[hero] != w.side[deadHero]
                    && w.hurtAt[deadHero * w.heroes + hero] > w.clock - LanesNumbers.ASSIST_TICKS) {
                enemies |= 1 << hero;
            }
        }
        return enemies;
    }

    private static void payKillers(World w, int killers, int kind, int term) {
        int share = LanesNumbers.GOLD[kind] / Math.max(1, Integer.bitCount(killers));
        for (int rest = killers; rest != 0; rest &= rest - 1) {
            int hero = Integer.numberOfTrailingZeros(rest);
            gold(w, hero, share);
            w.earn(term, hero, 1);
            if (term == LanesRewards.KILL) {
                w.kills[hero]++;
            } else {
                w.lastHits[hero]++;
            }
        }
    }

    private static int first(int heroes) {
        return heroes == 0 ? World.NOBODY : Integer.numberOfTrailingZeros(heroes);
    }

    /** The hero gains gold. */
    static void gold(World w, int hero, int amount) {
        w.gold[hero] += amount;
        w.earn(LanesRewards.GOLD, hero, amount);
    }
}
