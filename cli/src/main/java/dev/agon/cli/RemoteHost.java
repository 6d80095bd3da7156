package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.people.ProgramRatings;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolders;
import dev.agon.server.AgonServer;
import dev.agon.server.Conduct;
import dev.agon.server.People;
import dev.agon.server.PortInUseException;
import dev.agon.server.ServerSettings;
import dev.agon.server.remote.RemoteBots;
import dev.agon.server.remote.RemoteSettings;
import dev.agon.server.tls.ServerCertificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The remote bots that were named on the command line, and the port that they dial; nothing is served where none was named. */
final class RemoteHost implements AutoCloseable {
    private final List<String> names;
    private final @Nullable RemoteBots bots;
    private final String address;
    private final @Nullable AgonServer own;
    private final @Nullable ServerCertificate certificate;

    private RemoteHost(
            List<String> names,
            @Nullable RemoteBots bots,
            String address,
            @Nullable AgonServer own,
            @Nullable ServerCertificate certificate) {
        this.certificate = certificate;
        this.names = names;
        this.bots = bots;
        this.address = address;
        this.own = own;
    }

    /**
     * Serves the port for as long as this is open.
     *
     * @param decisionMillis how long a bot may take for a decision
     * @param players of whom some may be remote
     * @throws AgonException where the port is in use
     */
    static RemoteHost open(ServerSettings settings, long decisionMillis, String... players) {
        List<String> names = remote(players);
        if (names.isEmpty()) {
            return new RemoteHost(names, null, "", null, null);
        }
        RemoteBots bots = bots(RemoteSettings.headless(decisionMillis));
        try {
            AgonServer server = AgonServer.start(settings, bots::mount);
            return new RemoteHost(names, bots, server.address(), server, settings.certificate());
        } catch (PortInUseException taken) {
            throw AgonException.environment(String.valueOf(taken.getMessage()));
        }
    }

    /** Of pages that are served already. */
    static RemoteHost of(Pages pages, String... players) {
        return new RemoteHost(remote(players), pages.remotes(), pages.address(), null, pages.certificate());
    }

    private static List<String> remote(String... players) {
        return Stream.of(players).filter(RemoteBots::isRemote).distinct().toList();
    }

    /** Nobody is there yet; tokens are those of this folder. */
    static RemoteBots bots(RemoteSettings settings) {
        return new RemoteBots(Games.onClassPath(), TokenCommand.book(), settings);
    }

    /** Those who dial in, or null where nobody can. */
    @Nullable
    RemoteBots bots() {
        return bots;
    }

    /** Waits until all are there, and says how they get there. */
    void await(Game game, Console console) throws InterruptedException {
        RemoteBots awaited = bots;
        for (String name : names) {
            if (awaited != null) {
                String bot = name.substring(RemoteBots.PREFIX.length());
                explain(bot, game, console);
                awaited.awaitArrival(bot, game, misfit -> console.say("agon: %s; still waiting", misfit));
                console.say("agon: %s is here", name);
            }
        }
    }

    private void explain(String bot, Game game, Console console) {
        String place = address.substring(address.indexOf("//") + 2);
        console.say(
                "agon: waiting for remote:%s to dial in at %s and play %s (gRPC, with a token)",
                bot, place, game.name());
        console.say("agon: a token: ./agon token new --role player --name %s --out %s.token", bot, bot);
        console.say(
                "agon: a bot:   %spython3 docs/bots/python/bot.py %s %s %s.token   (docs/bots/README.md)",
                certificate == null ? "" : "AGON_FINGERPRINT=" + certificate.fingerprint() + " ", place, bot, bot);
    }

    /** Counts matches of this game for the programs in them; nothing is written down where there are none. */
    static ProgramRatings ratings(Game game) {
        RunFolders runs = new RunFolders(Contestants.RUNS);
        KnownPeople people = new KnownPeople(Contestants.RUNS, runs::newestRated, Clock.systemUTC());
        return new ProgramRatings(people, new PlayerCatalogue(runs), game);
    }

    /** How they behaved and what they are rated now, by name, for JSON. */
    Map<String, Object> report(ProgramRatings ratings) {
        Map<String, Object> report = new LinkedHashMap<>();
        conducts().forEach((name, conduct) -> {
            Map<String, Object> fields = fields(conduct);
            People.Change change = ratings.changes().get(name);
            if (change != null) {
                fields.put("rating", change.after().rating());
                fields.put("rating_sigma", change.after().sigma());
                fields.put("rated_matches", change.after().matches());
            }
            fields.put("unrated", ratings.unrated().get(name));
            report.put(name, fields);
        });
        return report;
    }

    private static Map<String, Object> fields(Conduct conduct) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("decisions", conduct.decisions());
        fields.put("late", conduct.late());
        fields.put("refused", conduct.refused());
        fields.put("lost", conduct.lost());
        fields.put(
                "gone",
                conduct.gone() == Conduct.Gone.STAYED ? null : conduct.gone().word());
        fields.put("slowest_ms", conduct.slowestMillis());
        return fields;
    }

    /** Says how they behaved, and what they are rated now. */
    void say(Console console, ProgramRatings ratings) {
        conducts()
                .forEach((name, conduct) -> console.say(
                        "%s: %d decisions, %d late, %d orders refused, slowest answer %d ms%s",
                        name,
                        conduct.decisions(),
                        conduct.late(),
                        conduct.refused(),
                        conduct.slowestMillis(),
                        conduct.gone() == Conduct.Gone.STAYED
                                ? ""
                                : "; gone (" + conduct.gone().word() + ") before the end"));
        ratings.changes()
                .forEach((name, change) -> console.say(
                        "%s: rated %s after %d %s, %s before",
                        name,
                        points(change.after()),
                        change.after().matches(),
                        change.after().matches() == 1 ? "match" : "matches",
                        points(change.before())));
        ratings.unrated().forEach((name, why) -> console.say("%s: not rated: %s", name, why));
    }

    private static String points(People.Standing standing) {
        return ProgressLine.rating(standing.rating(), standing.sigma());
    }

    private Map<String, Conduct> conducts() {
        Map<String, Conduct> named = new LinkedHashMap<>();
        if (bots != null) {
            Map<String, Conduct> all = bots.conducts();
            for (String name : names) {
                named.put(name, all.getOrDefault(name.substring(RemoteBots.PREFIX.length()), Conduct.NONE));
            }
        }
        return named;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
