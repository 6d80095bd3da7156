package dev.agon.server.bench;

/** What the generator measured; given back as JSON. See {@link ServerResult}. */
record LoadReport(
        int players,
        Latencies orders,
        Latencies ordersBesideSilent,
        Latencies frames,
        Latencies lag,
        long unanswered,
        long refused,
        long leftOut,
        long lost,
        double bytesPerSpectator,
        double bytesPerPlayer,
        double cores) {}
