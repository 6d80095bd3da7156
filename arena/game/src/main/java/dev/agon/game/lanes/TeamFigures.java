package dev.agon.game.lanes;

import java.util.List;

/** How the heroes of a side stand together, for people to follow: what they own and what they have learned. */
final class TeamFigures {
    /** Gold in the purse and the price of all that is carried; experience. Dead heroes count. */
    static final List<String> NAMES = List.of("net worth", "experience");

    private TeamFigures() {}

    static void write(World w, int side, float[] into) {
        int worth = 0;
        int experience = 0;
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.side[hero] == side) {
                worth += w.gold[hero] + carried(w, hero);
                experience += w.experience[hero];
            }
        }
        into[0] = worth;
        into[1] = experience;
    }

    private static int carried(World w, int hero) {
        int worth = 0;
        for (int item = 0; item < Item.COUNT; item++) {
            worth += LanesNumbers.ITEM_PRICE[item] * w.items[w.at(item, hero)];
        }
        return worth;
    }
}
