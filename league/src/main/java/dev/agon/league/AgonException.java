package dev.agon.league;

/**
 * A failure that people can mend: the message says what, where and what to do, and the exit code says whose it is. Its stack
 * trace is of no interest to them.
 */
public class AgonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Unknown option, game or player. */
    public static final int USAGE = 2;

    /** A configuration or input file that is damaged or not what it should be. */
    public static final int INPUT = 3;

    /** Something about this machine: a folder in use, no space. */
    public static final int ENVIRONMENT = 4;

    /** The run itself failed. */
    public static final int FAILED = 5;

    private final int exitCode;

    /** A failure with the exit code of the command line that fits it. */
    protected AgonException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something was asked for that there is not. */
    public static AgonException usage(String message) {
        return new AgonException(USAGE, message);
    }

    /** An input file is not what it should be. */
    public static AgonException input(String message) {
        return new AgonException(INPUT, message);
    }

    /** An input file is not what it should be, as something below found out. */
    public static AgonException input(String message, Throwable cause) {
        AgonException failure = new AgonException(INPUT, message);
        failure.initCause(cause);
        return failure;
    }

    /** The machine does not allow it now. */
    public static AgonException environment(String message) {
        return new AgonException(ENVIRONMENT, message);
    }

    /** Training failed and does not come back by itself. */
    public static AgonException failed(String message) {
        return new AgonException(FAILED, message);
    }

    /** A failure of another process of this program, as it told of it. */
    public static AgonException told(int exitCode, String message) {
        return new AgonException(exitCode, message);
    }

    /** What the process should end with. */
    public final int exitCode() {
        return exitCode;
    }
}
