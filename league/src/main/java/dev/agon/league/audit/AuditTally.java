package dev.agon.league.audit;

/**
 * How much has been audited.
 *
 * @param matches played again
 * @param lies found
 * @param decisions of policies in those matches, one for each step of a view
 * @param followed those of them that were decided again, as their weights were still known
 * @param nanos of processor time that all of it took
 */
public record AuditTally(long matches, long lies, long decisions, long followed, long nanos) {
    /** Nothing yet, or where nothing is audited. */
    public static final AuditTally NONE = new AuditTally(0, 0, 0, 0, 0);

    AuditTally plus(AuditTally more) {
        return new AuditTally(
                matches + more.matches,
                lies + more.lies,
                decisions + more.decisions,
                followed + more.followed,
                nanos + more.nanos);
    }
}
