package dev.agon.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that were given out, as a file that only its owner may read. It holds a hash of each secret and never the secret, so
 * that whoever reads it cannot dial in. Looked at anew at every question, and read where it has changed: a token counts, or no
 * longer counts, at once. Several processes may use one file. Thread-safe.
 */
public final class TokenBook {
    /** The file's name in the folder that holds the runs. */
    public static final String FILE = "tokens.json";

    private static final Logger LOG = LoggerFactory.getLogger(TokenBook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "agon_";
    private static final int ID_BYTES = 4;
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final Path file;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Content content;

    /**
     * The book in that folder; neither need be there yet.
     *
     * @param clock tells when a token ends
     */
    public TokenBook(Path folder, InstantSource clock) {
        this.folder = folder.toAbsolutePath();
        file = this.folder.resolve(FILE);
        this.clock = clock;
    }

    /** A token that was just made: the only place where its secret is. */
    public record Issued(Grant grant, String token) {
        @Override
        public String toString() {
            return "Issued[" + grant.id() + ", hidden]";
        }
    }

    /**
     * Makes a token.
     *
     * @param name the only name that its bearer may take, or null for any
     * @throws IOException where the book cannot be read or written, or is full
     */
    public Issued issue(Role role, @Nullable String name, Duration lifetime) throws IOException {
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        Grant grant = new Grant(id, role, name, clock.instant().plus(lifetime), Sha256.of(secret));
        change(grants -> {
            grants.add(grant);
            return grants;
        });
        return new Issued(grant, PREFIX + id + "." + secret);
    }

    /** Takes a token back, and says whether there was one of that id. */
    public boolean revoke(String id) throws IOException {
        boolean[] found = {false};
        change(grants -> {
            found[0] = grants.removeIf(grant -> grant.id().equals(id));
            return grants;
        });
        return found[0];
    }

    /** What was read last, and what told that state of the file from others. */
    private record Content(Object state, List<Grant> grants) {}

    /** The tokens that have not ended, oldest first. */
    public List<Grant> grants() throws IOException {
        Instant now = clock.instant();
        List<Grant> grants = read();
        grants.removeIf(grant -> !grant.expires().isAfter(now));
        return grants;
    }

    /** What the token allows in the role; empty where it is unknown, for another role, taken back or has ended. */
    public Optional<Grant> find(String token, Role role) {
        return find(token).filter(grant -> grant.role() == role);
    }

    /** Whether a token that has not ended is for a bearer of that name and no other. */
    public boolean isBound(String name, Role role) {
        try {
            return grants().stream().anyMatch(grant -> grant.role() == role && grant.proves(name));
        } catch (IOException unreadable) {
            LOG.error("No name is known: {}", unreadable.getMessage());
            return true;
        }
    }

    /** What the token allows; empty where it is unknown, taken back or has ended. */
    public Optional<Grant> find(String token) {
        int dot = token.indexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0 || token.length() > ServerLimits.TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        String id = token.substring(PREFIX.length(), dot);
        byte[] shown = Sha256.of(token.substring(dot + 1)).getBytes(StandardCharsets.US_ASCII);
        try {
            return grants().stream()
                    .filter(grant -> grant.id().equals(id))
                    .filter(grant -> MessageDigest.isEqual(shown, grant.sha256().getBytes(StandardCharsets.US_ASCII)))
                    .findFirst();
        } catch (IOException unreadable) {
            LOG.error("No token is accepted: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private synchronized void change(UnaryOperator<List<Grant>> edit) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel lock = FileChannel.open(
                folder.resolve("." + FILE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            write(edit.apply(grants()));
        }
    }

    /** Every change gives the folder another file, which tells itself from the one before by more than its time. */
    private List<Grant> read() throws IOException {
        if (!Files.exists(file)) {
            return new ArrayList<>();
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Object state = Arrays.asList(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        Content known = content;
        if (known == null || !known.state().equals(state)) {
            known = new Content(state, parse());
            content = known;
        }
        return new ArrayList<>(known.grants());
    }

    private List<Grant> parse() throws IOException {
        List<Grant> grants = new ArrayList<>();
        if (Files.size(file) > ServerLimits.TOKENS_FILE_BYTES) {
            throw new IOException(file + " is larger than a list of tokens can be");
        }
        try {
            for (JsonNode entry : JSON.readTree(Files.readAllBytes(file)).path("tokens")) {
                grants.add(new Grant(
                        entry.required("id").asText(),
                        Role.valueOf(entry.required("role").asText().toUpperCase(Locale.ROOT)),
                        entry.hasNonNull("name") ? entry.get("name").asText() : null,
                        Instant.parse(entry.required("expires").asText()),
                        entry.required("sha256").asText()));
            }
            return grants;
        } catch (IllegalArgumentException | DateTimeParseException | com.fasterxml.jackson.core.JacksonException bad) {
            throw new IOException(
                    file + " is damaged (" + bad.getMessage()
                            + "): delete it and make new tokens with ./agon token new",
                    bad);
        }
    }

    private void write(List<Grant> grants) throws IOException {
        if (grants.size() > ServerLimits.TOKENS) {
            throw new IOException(
                    "there are " + ServerLimits.TOKENS + " tokens already; take some back with ./agon token revoke ID");
        }
        ObjectNode root = JSON.createObjectNode();
        ArrayNode tokens = root.putArray("tokens");
        for (Grant grant : grants) {
            tokens.addObject()
                    .put("id", grant.id())
                    .put("role", grant.role().word())
                    .put("name", grant.name())
                    .put("expires", grant.expires().toString())
                    .put("sha256", grant.sha256());
        }
        OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
