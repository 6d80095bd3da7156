package dev.agon.game.microrts;

/** When a match is over: a side has no units left, or the time is up. */
final class Ending {
    private Ending() {}

    static void run(World w) {
        boolean amberGone = w.population[World.AMBER] == 0;
        boolean skyGone = w.population[World.SKY] == 0;
        if (amberGone || skyGone) {
            w.over = true;
            w.winner = amberGone == skyGone ? World.NOBODY : amberGone ? World.SKY : World.AMBER;
        } else if (w.clock >= w.timeLimit) {
            w.over = true;
        }
    }
}
