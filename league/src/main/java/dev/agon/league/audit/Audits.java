package dev.agon.league.audit;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether workers tell the truth. Nothing passes that was not leased to who tells it, and a share of the matches, which nobody else knows, is
 * collected and played again when it has ended. Thread-safe; what is taken in is not held up.
 *
 * <pre>{@code
 * audits.whenFound((sender, lie) -> quarantine(sender, lie));
 * audits.leased(sender, lease);
 * Audits.Admitted admitted = audits.take(sender, chunk);   // throws where the lie is plain at once
 * }</pre>
 */
public final class Audits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);
    private static final int OPEN_AT_MOST = 2;
    private static final long LATE_MILLIS = 10_000;

    private final PolicySpec spec;
    private final WorkerSettings settings;
    private final double share;
    private final Policies policies;
    private final DoubleSupplier secret;
    private final LeaseLedger ledger = new LeaseLedger(this::forget);
    private final AuditClerk clerk;
    private long collectedBytes;

    /**
     * What passes of a chunk.
     *
     * @param chunk without what does not
     * @param refused rollouts that do not
     * @param reason why the first of them does not; empty where all do
     */
    public record Admitted(Chunk chunk, int refused, String reason) {}

    /**
     * Audits that begin.
     *
     * @param maxStaleness versions by which a rollout may be older than the newest weights and still be learned from
     * @param share of matches that are played again, in (0, 1]
     * @param secret numbers in [0, 1) that nobody can foretell
     */
    public Audits(
            PolicySpec spec,
            RolloutCodec codec,
            WorkerSettings settings,
            int maxStaleness,
            double share,
            Policies policies,
            DoubleSupplier secret) {
        this(spec, codec, settings, maxStaleness, share, policies, secret, LATE_MILLIS);
    }

    /** @param lateMillis as {@link AuditClerk} takes it */
    Audits(
            PolicySpec spec,
            RolloutCodec codec,
            WorkerSettings settings,
            int maxStaleness,
            double share,
            Policies policies,
            DoubleSupplier secret,
            long lateMillis) {
        this.spec = spec;
        this.settings = settings;
        this.share = share;
        this.policies = policies;
        this.secret = secret;
        clerk = new AuditClerk(spec, codec, settings, maxStaleness, policies, lateMillis, this::forget);
    }

    /** From now on whoever is found to lie is told there, with the lie, on the thread that found it. */
    public void whenFound(BiConsumer<Sender, String> listener) {
        clerk.start(listener);
    }

    /** Matches were leased to a worker. */
    public synchronized void leased(Sender sender, Lease lease) {
        ledger.give(sender, lease);
    }

    /** Matches were leased before this process began, to whom is not known any more. They are not played again. */
    public synchronized void known(Lease lease) {
        ledger.give(null, lease);
    }

    /** A process joined; what was leased to another of its name cannot be told any more. */
    public synchronized void joined(Sender sender) {
        ledger.join(sender);
        clerk.joined(sender);
    }

    /**
     * What passes of a chunk of matches that were leased.
     *
     * @throws LieException where what is told cannot have been
     */
    public synchronized Admitted take(Sender sender, Chunk chunk) throws LieException {
        List<PackedRollout> rollouts = new ArrayList<>();
        int refused = 0;
        String reason = "";
        for (PackedRollout rollout : chunk.getRolloutsList()) {
            String why = refusal(sender, rollout);
            if (why == null) {
                rollouts.add(rollout);
            } else {
                reason = refused++ == 0 ? why : reason;
            }
        }
        for (PlayedOrders stretch : chunk.getOrdersList()) {
            collect(sender, stretch);
        }
        List<MatchResult> results = new ArrayList<>();
        for (MatchResult result : chunk.getResultsList()) {
            if (passes(sender, result)) {
                results.add(result);
            }
        }
        requireEnds(sender);
        return new Admitted(
                chunk.toBuilder()
                        .clearRollouts()
                        .addAllRollouts(rollouts)
                        .clearResults()
                        .addAllResults(results)
                        .clearOrders()
                        .build(),
                refused,
                reason);
    }

    /** Whoever never told of an end would never be audited. */
    private void requireEnds(Sender sender) throws LieException {
        int open = ledger.open(sender.worker());
        if (open > OPEN_AT_MOST * settings.getMatches()) {
            throw new LieException("plays " + settings.getMatches() + " matches at once, and has begun " + open
                    + " of which it told no end");
        }
    }

    /** Why the rollout does not pass, or null where it does. */
    private @Nullable String refusal(Sender sender, PackedRollout rollout) throws LieException {
        MatchPart part = rollout.getPart();
        LeasedMatch match = ledger.find(sender, part.getLease(), part.getMatch());
        if (match == null) {
            return "match " + part.getMatch() + " of lease '" + part.getLease() + "' is not leased to "
                    + sender.worker();
        }
        if (ledger.hasEnded(match)) {
            return match + " has ended";
        }
        requirePossible(match, rollout);
        MatchProgress progress = progress(sender, match);
        if (!progress.isNew(part, rollout.getSteps())) {
            return match + ": steps before " + part.getFirstStep() + " of view " + part.getView()
                    + " are known already";
        }
        collect(progress.file, file -> file.add(rollout));
        return null;
    }

    private void requirePossible(LeasedMatch match, PackedRollout rollout) throws LieException {
        MatchPart part = rollout.getPart();
        String agent = rollout.getWeights().getAgent();
        require(part.getView() >= 0 && part.getView() < spec.game().views(), match, "has no view " + part.getView());
        require(
                learns(match, part.getView(), agent),
                match,
                "is not played for " + PlayerRefs.fromWire(agent) + " to learn from in view " + part.getView());
        require(
                part.getFirstStep() >= 0
                        && part.getFirstStep() + (long) rollout.getSteps()
                                <= spec.game().maxTicks(),
                match,
                "cannot have so many steps");
    }

    private boolean learns(LeasedMatch match, int view, String agentOnWire) {
        for (int seat = 0; seat < spec.game().seats(); seat++) {
            PlayerRef player = match.players().get(seat);
            if (spec.game().viewOf(seat) == view
                    && (match.learningSeats() >>> seat & 1) != 0
                    && player.getLatest()
                    && PlayerRefs.agent(player).equals(PlayerRefs.fromWire(agentOnWire))) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean condition, LeasedMatch match, String otherwise) throws LieException {
        if (!condition) {
            throw new LieException(match + " " + otherwise);
        }
    }

    private MatchProgress progress(Sender sender, LeasedMatch match) {
        MatchProgress known = ledger.progress(match);
        if (known != null) {
            return known;
        }
        // Of what is told twice, before a restart and after it, nobody can tell what belongs together.
        boolean chosen = !ledger.isInherited(match)
                && collectedBytes < TrainingLimits.AUDITED_BYTES
                && secret.getAsDouble() < share;
        MatchProgress fresh = new MatchProgress(spec.game().views(), chosen ? new CaseFile(sender, match) : null);
        ledger.begin(match, fresh);
        return fresh;
    }

    private void collect(Sender sender, PlayedOrders stretch) {
        LeasedMatch match = ledger.find(sender, stretch.getLease(), stretch.getMatch());
        if (match == null || ledger.hasEnded(match)) {
            return;
        }
        collect(progress(sender, match).file, file -> file.add(stretch, policies));
    }

    private void collect(@Nullable CaseFile file, Consumer<CaseFile> what) {
        if (file == null || file.isDropped()) {
            return;
        }
        collectedBytes -= file.bytes();
        what.accept(file);
        if (collectedBytes + file.bytes() > 2L * TrainingLimits.AUDITED_BYTES) {
            LOG.warn("{} has become too long to be played again", file.match());
            file.drop();
        }
        collectedBytes += file.bytes();
    }

    /** Whether the result is of a match that was leased; others are passed over, as are those of matches to learn from told again. */
    private boolean passes(Sender sender, MatchResult result) throws LieException {
        LeasedMatch match = ledger.find(sender, result.getLease(), result.getMatch());
        if (match == null || !result.getExhibition().isEmpty()) {
            return false;
        }
        match.require(result);
        if (ledger.hasEnded(match)) {
            return match.evaluation();
        }
        CaseFile file = progress(sender, match).file;
        ledger.end(match);
        collect(file, ended -> ended.end(result, policies, System.nanoTime()));
        if (file != null && !file.isDropped()) {
            clerk.hold(file);
        }
        return true;
    }

    private void forget(MatchProgress progress) {
        if (progress.file != null) {
            forget(progress.file);
        }
    }

    private synchronized void forget(CaseFile file) {
        collectedBytes -= file.bytes();
    }

    /** How much has been audited so far. */
    public AuditTally tally() {
        return clerk.tally();
    }

    @Override
    public void close() {
        clerk.close();
    }
}
