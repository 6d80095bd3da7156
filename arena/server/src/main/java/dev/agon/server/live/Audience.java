package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.wire.FrameEncoder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those who look on, by the view that they see: each view's frame is made once and shared. For one thread at a time. */
final class Audience {
    private final Map<Integer, Feed> feeds = new LinkedHashMap<>();
    private final FrameEncoder encoder;

    Audience(Game game) {
        encoder = new FrameEncoder(game.layout());
    }

    /** Shows the client what the view sees now, and from now on. Its stage must have been set. */
    void add(Client client, int view, Match match, byte @Nullable [] companion) {
        Feed feed = feeds.computeIfAbsent(view, Feed::new);
        feed.clients.add(client);
        client.show(feed.current(match), companion);
    }

    void remove(Client client) {
        feeds.values().forEach(feed -> feed.clients.remove(client));
    }

    int size() {
        return feeds.values().stream().mapToInt(feed -> feed.clients.size()).sum();
    }

    /** Everybody. */
    List<Client> clients() {
        return feeds.values().stream().flatMap(feed -> feed.clients.stream()).toList();
    }

    /** Shows everybody the new tick. */
    void show(Match match, Function<Client, byte @Nullable []> companions) {
        for (Feed feed : feeds.values()) {
            if (feed.clients.isEmpty()) {
                feed.latest = null;
                continue;
            }
            ViewFrame frame = feed.next(match);
            for (Client client : feed.clients) {
                client.show(frame, companions.apply(client));
            }
        }
    }

    /** Sends everybody the same message. */
    void send(ServerMessage message) {
        feeds.values().forEach(feed -> feed.clients.forEach(client -> client.send(message)));
    }

    /** Tells everybody that something was refused. */
    void refuse(Refusal reason, String text) {
        feeds.values().forEach(feed -> feed.clients.forEach(client -> client.refuse(reason, text)));
    }

    /** What one view shows to whom. */
    private final class Feed {
        final int view;
        final Set<Client> clients = new LinkedHashSet<>();

        @Nullable
        ViewFrame latest;

        Feed(int view) {
            this.view = view;
        }

        ViewFrame current(Match match) {
            ViewFrame shown = latest;
            return shown != null && shown.tick() == match.tick() ? shown : next(match);
        }

        ViewFrame next(Match match) {
            Game game = match.game();
            int seats = view == Match.SPECTATOR ? 1 : game.seatsOfView(view);
            Observation now = new Observation(game.layout(), seats);
            match.observe(view, now);
            Observation before = latest == null ? null : latest.observation();
            latest = new ViewFrame(encoder, before, now, match.events(view));
            return latest;
        }
    }
}
