package dev.agon.league.store;

/**
 * Where an agent began anew: from then on its policies descend from another's, and no longer from its own before.
 *
 * @param agent who began anew
 * @param version the first number of its policies from then on
 * @param from whose weights it went on with, e.g. {@code main@12}; not all that have such a name were frozen
 * @param step decisions trained then by all agents together
 */
public record Origin(String agent, long version, String from, long step) {}
