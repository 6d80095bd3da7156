package dev.agon.server.remote;

/** A bot is known, or was, but cannot sit down now; the message is one sentence for people. */
public final class AbsentBotException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    AbsentBotException(String message) {
        super(message);
    }
}
