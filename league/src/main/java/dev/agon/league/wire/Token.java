package dev.agon.league.wire;

import dev.agon.league.run.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secret that training processes show each other, kept in a file that only its owner may read.
 *
 * @param text what goes into the header, after {@code Bearer}
 */
public record Token(String text) {
    private static final int BYTES = 32;
    private static final int MAX_LENGTH = TrainingLimits.TOKEN_CHARACTERS;
    private static final String SCHEME = "Bearer ";

    public Token {
        if (text.isBlank() || text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "a token is one word of at most " + MAX_LENGTH + " printable characters");
        }
    }

    /** A fresh random one. */
    public static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    /** Reads it from a file. */
    public static Token read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_LENGTH + 1) {
            throw new IOException("no token in " + file + ": the learner's side writes that file");
        }
        try {
            return new Token(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " holds no token: " + damaged.getMessage(), damaged);
        }
    }

    /** Writes it to a file that nobody else may read. */
    public void write(Path file) throws IOException {
        PrivateFile.write(file, text);
    }

    /** Value of the {@code authorization} header. */
    public String header() {
        return SCHEME + text;
    }

    /** The token that a header's value shows; empty where it shows none. */
    public static Optional<String> ofHeader(String header) {
        return header.startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** Whether a header's value is this token's; takes the same time wherever they differ. */
    public boolean matches(String header) {
        return MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
