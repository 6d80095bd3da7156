package dev.agon.agents.ppo;

/** A tensor that holds NaN or an infinity, refused before it could change a weight. */
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String tensor;

    /** The named tensor is not finite. */
    public NonFiniteException(String tensor, String where) {
        super("not finite: " + tensor + " " + where);
        this.tensor = tensor;
    }

    /** The tensor's name, e.g. {@code rewards}. */
    public String tensor() {
        return tensor;
    }
}
