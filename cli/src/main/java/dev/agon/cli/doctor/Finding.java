package dev.agon.cli.doctor;

/**
 * What one check found.
 *
 * @param name what was looked at
 * @param state how it is
 * @param detail what was seen
 * @param mend what to do; empty where nothing needs doing
 */
public record Finding(String name, State state, String detail, String mend) {
    /** How bad it is. */
    public enum State {
        /** As it should be. */
        OK,
        /** Works, but not as well as it could. */
        WARN,
        /** Agon cannot work like this. */
        BAD
    }

    static Finding ok(String name, String detail) {
        return new Finding(name, State.OK, detail, "");
    }

    static Finding warn(String name, String detail, String mend) {
        return new Finding(name, State.WARN, detail, mend);
    }

    static Finding bad(String name, String detail, String mend) {
        return new Finding(name, State.BAD, detail, mend);
    }
}
