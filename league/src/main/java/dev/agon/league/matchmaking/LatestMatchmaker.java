package dev.agon.league.matchmaking;

import dev.agon.league.store.MatchmakerState;
import java.util.Optional;

/** Always the latest policy against itself. */
final class LatestMatchmaker implements Matchmaker {
    @Override
    public void addSnapshot(String player) {}

    @Override
    public Optional<String> next() {
        return Optional.empty();
    }

    @Override
    public void result(String snapshot, double outcome) {}

    @Override
    public MatchmakerState state() {
        return MatchmakerState.initial();
    }

    @Override
    public void restore(MatchmakerState state) {}
}
