package dev.agon.server.bench;

/**
 * How some latencies are spread, in milliseconds.
 *
 * @param count how many there are; all else is 0 without any
 */
public record Latencies(long count, double p50, double p99, double p999, double most) {}
