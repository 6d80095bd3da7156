package dev.agon.game.microrts;

/**
 * Hash of a world: the sum of packed numbers, each times a fixed odd number of its own place (multilinear hashing: Carter and Wegman,
 * 1979, modulo 2^64), stirred at the end. Products do not wait for each other, which makes it quick.
 */
final class StateHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long OTHER_ODD = 0xC2B2AE3D27D4EB4FL;

    private StateHash() {}

    static long of(World w) {
        long sum = w.clock * ODD + w.tick * OTHER_ODD + w.made * 0x165667B19E3779F9L;
        sum += (w.store[0] + 1L) * 0x27D4EB2F165667C5L + (w.store[1] + 1L) * 0x85EBCA77C2B2AE63L;
        sum += (w.over ? 1 : 0) + 2L * (w.winner + 1) + w.fog.hash() * 0x2545F4914F6CDD1DL;
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            long place = 2L * unit + 1;
            sum += what(w, unit) * (place * ODD) + does(w, unit) * (place * OTHER_ODD);
        }
        for (int i = 0; i < w.ledgerCount; i++) {
            sum ^= (w.ledger[i] + 1L) * ((2L * i + 1) * 0xD6E8FEB86659FD93L);
        }
        return stirred(sum);
    }

    private static long what(World w, int unit) {
        return 1
                + w.kind[unit]
                + ((long) (w.owner[unit] + 1) << 3)
                + ((long) w.cell[unit] << 5)
                + ((long) w.health[unit] << 20)
                + ((long) w.load[unit] << 30);
    }

    private static long does(World w, int unit) {
        int action = w.action[unit];
        if (action == Action.IDLE) {
            return 0;
        }
        long does = 1 + action + ((long) w.duration[unit] << 4) + ((long) w.issuedAt[unit] << 14);
        return action == Action.NONE ? does : does + ((long) w.direction[unit] << 40) + ((long) w.target[unit] << 42);
    }

    private static long stirred(long sum) {
        long z = sum;
        z = (z ^ (z >>> 32)) * ODD;
        z = (z ^ (z >>> 29)) * OTHER_ODD;
        return z ^ (z >>> 32);
    }
}
