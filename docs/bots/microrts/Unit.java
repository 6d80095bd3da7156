/**
 * A unit in the public game's terms.
 *
 * @param owner 0, 1, or −1 for ore
 * @param resources what a worker carries, or what is left of ore
 * @param action what it does, or null while it is idle
 * @param direction of the action, or −1
 * @param aimX column of the cell that the action is about, or −1
 * @param aimY its row, or −1
 * @param product what it makes, or null
 * @param ends tick whose state shows the action's effect
 */
record Unit(
        int id, String type, int owner, int x, int y, int hp, int resources,
        String action, int direction, int aimX, int aimY, String product, int ends) {
    int distance(Unit other) {
        return Math.abs(other.x - x) + Math.abs(other.y - y);
    }
}
