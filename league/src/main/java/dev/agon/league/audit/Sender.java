package dev.agon.league.audit;

/**
 * One process of a worker.
 *
 * @param worker its name
 * @param incarnation another for every process of that name
 */
public record Sender(String worker, long incarnation) {}
