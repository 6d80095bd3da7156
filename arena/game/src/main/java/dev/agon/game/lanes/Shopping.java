package dev.agon.game.lanes;

/** System: heroes buy at their fountains and use what they bought. */
final class Shopping {
    private Shopping() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.verb[hero] == LanesLayout.BUY) {
                buy(w, hero, w.target[hero]);
                HeroOrders.hold(w, hero);
            } else if (w.verb[hero] == LanesLayout.USE) {
                use(w, hero, w.target[hero]);
                HeroOrders.hold(w, hero);
            }
        }
    }

    private static void buy(World w, int hero, int item) {
        w.gold[hero] -= LanesNumbers.ITEM_PRICE[item];
        w.items[w.at(item, hero)]++;
        Growth.refresh(w, hero);
        w.events.add(EventLog.BUY, hero, hero, item);
    }

    private static void use(World w, int hero, int item) {
        if (Item.isConsumed(item)) {
            w.items[w.at(item, hero)]--;
        }
        switch (item) {
            case Item.SALVE -> w.salveUntil[hero] = w.clock + LanesNumbers.DRAUGHT_TICKS;
            case Item.TONIC -> w.tonicUntil[hero] = w.clock + LanesNumbers.DRAUGHT_TICKS;
            case Item.AEGIS -> {
                w.aegisReady[hero] = w.clock + LanesNumbers.AEGIS_COOLDOWN;
                Statuses.shield(w, hero, LanesNumbers.AEGIS_SHIELD, LanesNumbers.AEGIS_TICKS);
            }
            default -> throw new IllegalStateException("not to be used: " + item);
        }
        w.events.add(EventLog.USE, hero, hero, item);
    }
}
