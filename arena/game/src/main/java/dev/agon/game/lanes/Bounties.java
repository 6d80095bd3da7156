package dev.agon.game.lanes;

/** What a death is worth, and to whom. */
final class Bounties {
    private Bounties() {}

    /** Pays for a unit that dies this tick; nobody has left the world yet. */
    static void pay(World w, int dead) {
        int kind = w.kind[dead];
        int strikers = strikersOf(w, dead);
        if (Kind.isHero(kind)) {
            payForHero(w, dead, strikers);
        } else if (Kind.isCreep(kind) || kind == Kind.BEAST || kind == Kind.WARD) {
            payForCreep(w, dead, strikers);
        } else if (kind == Kind.TOWER) {
            for (int i = 0; i < w.heroesPerSide; i++) {
                gold(w, w.slot.hero(w.side[dead] ^ 1, i), LanesNumbers.GOLD[kind]);
            }
            shareExperience(w, dead, w.side[dead] ^ 1, LanesNumbers.EXPERIENCE[kind]);
            w.events.add(EventLog.TOWER, first(strikers), dead, 0);
        } else if (kind == Kind.CORE) {
            w.events.add(EventLog.CORE, first(strikers), dead, 0);
        }
    }

    private static void payForHero(World w, int dead, int strikers) {
        int helpers = recentEnemiesOf(w, dead);
        int killers = strikers != 0 ? strikers : helpers;
        int level = w.level[dead];
        int streak = Math.min(Math.max(0, w.streak[dead] - 1), LanesNumbers.STREAK_MOST);
        int worth = LanesNumbers.GOLD[w.kind[dead]]
                + LanesNumbers.KILL_GOLD_PER_LEVEL * level
                + LanesNumbers.STREAK_GOLD * streak;
        int share = worth / Math.max(1, Integer.bitCount(killers));
        for (int rest = killers; rest != 0; rest &= rest - 1) {
            int hero = Integer.numberOfTrailingZeros(rest);
            gold(w, hero, share);
            w.kills[hero]++;
            w.earn(LanesRewards.KILL, hero, 1);
        }
        for (int rest = helpers & ~killers; rest != 0; rest &= rest - 1) {
            int hero = Integer.numberOfTrailingZeros(rest);
            gold(w, hero, LanesNumbers.ASSIST_GOLD);
            w.assists[hero]++;
        }
        w.earn(LanesRewards.DEATH, dead, 1);
        shareExperience(
                w,
                dead,
                w.side[dead] ^ 1,
                LanesNumbers.EXPERIENCE[w.kind[dead]] + LanesNumbers.HERO_EXPERIENCE_PER_LEVEL * level);
        w.events.add(EventLog.KILL, first(killers), dead, 0);
    }

    private static void payForCreep(World w, int dead, int strikers) {
        int kind = w.kind[dead];
        int deadSide = w.side[dead];
        int deniers = deadSide == World.NEUTRAL ? 0 : strikers & heroesOf(w, deadSide);
        int takers = strikers & ~deniers;
        int experience = LanesNumbers.EXPERIENCE[kind];
        if (deniers != 0 && takers == 0) {
            experience = experience * LanesNumbers.DENIED_EXPERIENCE_PERCENT / 100;
            for (int rest = deniers; rest != 0; rest &= rest - 1) {
                int hero = Integer.numberOfTrailingZeros(rest);
                w.denies[hero]++;
                w.earn(LanesRewards.DENY, hero, 1);
            }
            w.events.add(EventLog.DENY, first(deniers), dead, 0);
        }
        payTakers(w, dead, takers);
        for (int side = 0; side < World.SIDES; side++) {
            // A beast's experience goes to the sides that had a hand in its death.
            if (side != deadSide && (deadSide != World.NEUTRAL || (takers & heroesOf(w, side)) != 0)) {
                shareExperience(w, dead, side, experience);
            }
        }
    }

    private static void payTakers(World w, int dead, int takers) {
        if (takers == 0) {
            return;
        }
        int kind = w.kind[dead];
        int share = LanesNumbers.GOLD[kind] / Integer.bitCount(takers);
        for (int rest = takers; rest != 0; rest &= rest - 1) {
            int hero = Integer.numberOfTrailingZeros(rest);
            gold(w, hero, share);
            w.lastHits[hero]++;
            w.earn(LanesRewards.LAST_HIT, hero, 1);
        }
        int nearby = LanesNumbers.GOLD[kind] * LanesNumbers.NEARBY_GOLD_PERCENT / 100;
        for (int hero = 0; hero < w.heroes; hero++) {
            boolean ofATaker = (takers & heroesOf(w, w.side[hero])) != 0;
            if (ofATaker && (takers >>> hero & 1) == 0 && shares(w, hero, dead)) {
                gold(w, hero, nearby);
            }
        }
        w.events.add(EventLog.LAST_HIT, first(takers), dead, LanesNumbers.GOLD[kind]);
    }

    /** Heroes of a side who are near enough share alike; what does not divide is lost. */
    private static void shareExperience(World w, int dead, int side, int worth) {
        int sharers = 0;
        for (int i = 0; i < w.heroesPerSide; i++) {
            sharers += shares(w, w.slot.hero(side, i), dead) ? 1 : 0;
        }
        for (int i = 0; i < w.heroesPerSide && sharers > 0; i++) {
            int hero = w.slot.hero(side, i);
            if (shares(w, hero, dead)) {
                w.experience[hero] += worth / sharers;
                w.earn(LanesRewards.EXPERIENCE, hero, worth / sharers);
            }
        }
    }

    private static boolean shares(World w, int hero, int dead) {
        return w.alive[hero] != 0 && w.near(hero, dead, LanesNumbers.SHARING_RADIUS);
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

    /** After all deaths of the tick: who killed and lives is on a longer streak, who died on none. */
    static void settleStreaks(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            w.streak[hero] = w.alive[hero] == 0 ? 0 : w.streak[hero] + w.earned[w.at(LanesRewards.KILL, hero)];
        }
    }

    /** All heroes of a side as bits. */
    private static int heroesOf(World w, int side) {
        int every = 0x55555555 << side;
        return every & (1 << w.heroes) - 1;
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
