package dev.agon.league.launch;

/**
 * One process of a run, or one that should be, as whoever started it sees it.
 *
 * @param name unique in the run; a worker's is the one under which it joins the learner
 * @param coordinator whether it is the learner with what serves, rather than a worker
 * @param state how far it is
 * @param id what its launcher calls it: a process id, a job id, a pod
 * @param host where it runs; empty where it does not
 * @param reason why it waits or ended, in words for people; empty where there is nothing to say
 */
public record Part(String name, boolean coordinator, State state, String id, String host, String reason) {
    /** Whether it works, or will. */
    public boolean isAlive() {
        return state != State.DONE && state != State.FAILED;
    }

    /** How far a part is. */
    public enum State {
        /** It runs, as far as its launcher knows. */
        RUNNING,
        /** It has been asked for and has no place yet. */
        WAITING,
        /** It is on its way out of a place, and may come back in another. */
        LEAVING,
        /** It did what it was to do. */
        DONE,
        /** It ended otherwise and does not come back by itself. */
        FAILED
    }
}
