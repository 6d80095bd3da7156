package dev.agon.league.supervisor;

/** How processes of this program write what they log: as lines for people, or as one JSON object a line. */
public final class LogFormat {
    /** The system property that tells it, to this process and from it to its children. */
    public static final String PROPERTY = "agon.log.format";

    /** The value of it that asks for JSON. */
    public static final String JSON = "json";

    private LogFormat() {}

    static boolean isJson() {
        return JSON.equals(System.getProperty(PROPERTY));
    }
}
