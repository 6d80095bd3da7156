package dev.agon.benchmarks.peers;

/** One library doing one job over and over. */
interface Contestant extends AutoCloseable {
    /** The library and its version. */
    String name();

    /** What computes its matrix products. */
    String algebra();

    /** Does the job once and gives how many samples or steps that were. */
    int once();

    @Override
    void close();
}
