package dev.agon.server.lobby;

import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.live.Aftermath;
import dev.agon.server.live.FinishedMatch;
import dev.agon.server.live.LiveMatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens when a match ends. */
final class MatchEnding implements LiveMatch.MatchEnd {
    private final Epilogue epilogue;
    private final Consumer<LiveMatch> forget;
    private final Runnable onEnd;

    /**
     * Of one match.
     *
     * @param forget takes it from the live matches
     * @param onEnd run last
     */
    MatchEnding(Epilogue epilogue, Consumer<LiveMatch> forget, Runnable onEnd) {
        this.epilogue = epilogue;
        this.forget = forget;
        this.onEnd = onEnd;
    }

    /** Its replay is kept before the match is forgotten: somebody who looks for it finds one or the other. */
    @Override
    public Aftermath ended(LiveMatch match, @Nullable FinishedMatch finished) {
        Aftermath aftermath = finished == null ? Aftermath.NONE : epilogue.of(match.plan(), finished);
        forget.accept(match);
        onEnd.run();
        return aftermath;
    }

    @Override
    public void forfeited(LiveMatch match, MatchResult result) {
        People.Rated unused = epilogue.rate(result, match.plan().game());
    }
}
