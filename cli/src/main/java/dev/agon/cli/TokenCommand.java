package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.league.Spelling;
import dev.agon.league.run.PrivateFile;
import dev.agon.server.ServerLimits;
import dev.agon.server.access.Grant;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.remote.RemoteBots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may join: tokens are given out, listed and taken back. */
@Command(
        name = "token",
        description = "Gives tokens to those who may join from outside, lists them and takes them back.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand implements Runnable {

    /** No number is so long that it could not be counted with. */
    private static final Pattern LIFETIME = Pattern.compile("([0-9]{1,6})([dhm])");

    /** {@link Role#words()}: a constant, and the label of the option, so that whoever leaves it out is told them. */
    private static final String ROLES = "player|spectator|worker|admin";

    @Spec
    private @Nullable CommandSpec spec;

    /** The tokens of everything that is served from this folder. */
    static TokenBook book() {
        return new TokenBook(Contestants.RUNS, InstantSource.system());
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    @Command(
            name = "new",
            description = "Makes a token. It is shown this once; only a hash of it is kept.",
            mixinStandardHelpOptions = true)
    int issue(
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = ROLES,
                            description =
                                    "What it is good for, and nothing else: worker (trains), player (plays, in a browser "
                                            + "or as a bot), spectator (watches), admin (opens nothing yet).")
                    String role,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description =
                                    "Of a player's: the only bot that may use it (default: any). Of others': for whom it is.")
                    @Nullable
                    String name,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            defaultValue = "30d",
                            description =
                                    "How long it lasts, in days, hours or minutes: 30d, 12h, 90m (default: ${DEFAULT-VALUE}).")
                    String expires,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "Writes it to a file that only you may read, instead of showing it.")
                    @Nullable
                    Path out,
            @Option(names = "--json", description = "One JSON object as the last line of standard output.")
                    boolean json)
            throws IOException {
        Duration lifetime = lifetime(expires);
        if (name != null && !RemoteBots.isName(name)) {
            throw new ParameterException(
                    command("new"), "--name is " + RemoteBots.NAME_RULE + ", without remote:, not '" + name + "'");
        }
        TokenBook.Issued issued = book().issue(role(role), name, lifetime);
        if (out != null) {
            write(out, issued);
        }
        System.err.printf(
                "agon: token %s for %s, until %s; to take it back: ./agon token revoke %s%n",
                issued.grant().id(),
                bearer(issued.grant()),
                issued.grant().expires().truncatedTo(ChronoUnit.MINUTES),
                issued.grant().id());
        if (json) {
            Map<String, Object> fields = fields(issued.grant());
            fields.put(out == null ? "token" : "file", out == null ? issued.token() : out.toString());
            Console.of(true).result(fields);
        } else if (out == null) {
            System.out.println(issued.token());
        }
        return ExitCode.DONE;
    }

    /** A token that cannot be written is nobody's, and taken back. The book's folder, which it may be meant for, is there by now. */
    private static void write(Path out, TokenBook.Issued issued) throws IOException {
        try {
            PrivateFile.write(out, issued.token());
        } catch (IOException failed) {
            book().revoke(issued.grant().id());
            OutputFile.require(out, "--out");
            throw OutputFile.cannotWrite(out, failed.toString(), "--out");
        }
    }

    private Duration lifetime(String written) {
        Matcher matcher = LIFETIME.matcher(written.strip());
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration lifetime =
                    switch (matcher.group(2)) {
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    };
            if (!lifetime.isZero() && lifetime.compareTo(Duration.ofDays(ServerLimits.TOKEN_DAYS)) <= 0) {
                return lifetime;
            }
        }
        throw new ParameterException(
                command("new"),
                "--expires is from 1m to " + ServerLimits.TOKEN_DAYS + "d, such as 30d, 12h or 90m, not '" + written
                        + "'");
    }

    /** Who may use it, in words. */
    private static String bearer(Grant grant) {
        if (grant.role() == Role.PLAYER) {
            return grant.name() == null ? "any player" : "remote:" + grant.name();
        }
        return (grant.role() == Role.ADMIN ? "an " : "a ")
                + grant.role().word()
                + (grant.name() == null ? "" : ", " + grant.name());
    }

    @Command(name = "list", description = "Lists the tokens that are good now.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--json", description = "One JSON object as the last line of standard output.")
                    boolean json)
            throws IOException {
        Console console = Console.of(json);
        List<Grant> grants = book().grants();
        if (grants.isEmpty()) {
            console.say("no tokens; ./agon token new --role " + ROLES + " makes one");
        }
        for (Grant grant : grants) {
            console.say(
                    "%s  %s  %s  until %s",
                    grant.id(),
                    grant.role().word(),
                    grant.name() == null
                            ? "any name"
                            : grant.role() == Role.PLAYER ? "remote:" + grant.name() : grant.name(),
                    grant.expires().truncatedTo(ChronoUnit.MINUTES));
        }
        console.result(
                Map.of("tokens", grants.stream().map(TokenCommand::fields).toList()));
        return ExitCode.DONE;
    }

    @Command(
            name = "revoke",
            description =
                    "Takes a token back: it opens nothing any more, and within seconds ends what is under way with it.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(index = "0", paramLabel = "ID", description = "As ./agon token list shows it.") String id)
            throws IOException {
        if (!book().revoke(id)) {
            throw AgonException.usage("there is no token " + id + "; ./agon token list shows those there are");
        }
        Console.of(false).say("agon: token %s is good for nothing any more", id);
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(Grant grant) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", grant.id());
        fields.put("role", grant.role().word());
        fields.put("name", grant.name());
        fields.put("expires", grant.expires().toString());
        return fields;
    }

    private Role role(String word) {
        try {
            return Role.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    command("new"),
                    "unknown role '" + word + "'"
                            + Spelling.nearest(word, Role.words())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; there is: " + String.join(", ", Role.words())));
        }
    }

    private CommandLine command(String name) {
        CommandLine own = Objects.requireNonNull(spec, "a command has a specification once it is parsed")
                .commandLine();
        return Objects.requireNonNull(own.getSubcommands().get(name), name);
    }
}
