package dev.agon.agents.model;

/** A model file that is damaged or not what it should be; the message says which file and what is wrong with it. */
public final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The named file has this fault. */
    public DamagedFileException(String file, String fault) {
        super(file + ": " + fault);
    }
}
