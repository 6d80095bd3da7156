package dev.agon.game.microrts;

/** How a bot hands out assignments, every time it is asked for orders. */
interface Script {
    /** Assigns units what they are to do; what was assigned before stands where nothing is said. */
    void assign(Staff staff);
}
