package dev.agon.server.live;

/** Something to look at: a live match, the exhibition, a replay. Thread-safe; answers go to the client. */
public interface Watchable {
    /** Shows it to the client from now on, as the view sees it (-1: all), or refuses. */
    void watch(Client client, int view);

    /** The view that is wished for, or another that may be seen where it is hidden. */
    default int openView(int wished) {
        return wished;
    }

    /** The client is gone, or looks at something else. Nothing where it was not there. */
    void leave(Client client);
}
