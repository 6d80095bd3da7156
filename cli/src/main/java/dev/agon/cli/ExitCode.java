package dev.agon.cli;

/** The exit codes of the command line, which scripts rely on. */
final class ExitCode {
    static final int DONE = 0;
    /** The answer is no: a replay that differs. */
    static final int ANSWER_IS_NO = 1;
    /** Unknown option, game or player. */
    static final int USAGE = 2;
    /** A configuration or input file that is damaged or not what it should be. */
    static final int INPUT = 3;
    /** Port in use, no space, something missing on this machine. */
    static final int ENVIRONMENT = 4;

    static final int RUN_FAILED = 5;
    /** Interrupted by a person after saving. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
