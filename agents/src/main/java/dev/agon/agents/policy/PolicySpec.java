package dev.agon.agents.policy;

import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Everything that fixes the shapes of a policy's tensors.
 *
 * @param game what is played; only its layout and seats matter to the shapes
 * @param network widths and core
 */
public record PolicySpec(Game game, NetworkConfig network) {
    /** The game's layout. */
    public Layout layout() {
        return game.layout();
    }

    /** Every tensor of the network. */
    public NetworkShape shape() {
        return new NetworkShape(layout(), network);
    }

    /**
     * A hash of the layout's names, ranges and sizes that is the same on every machine: 16 hexadecimal digits. A policy plays
     * exactly the games with its layout hash.
     */
    public String layoutHash() {
        return hashOf(layout());
    }

    static String hashOf(Layout layout) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(layout.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many seats the view has that an observation was made for. */
    public int seats(Observation observation) {
        return observation.maxActors / layout().maxActorsPerSeat();
    }

    /** Number of a seat among the seats of its view: 0 for the view's lowest seat. */
    public int seatOfView(int seat) {
        int index = 0;
        for (int other = 0; other < seat; other++) {
            if (game.viewOf(other) == game.viewOf(seat)) {
                index++;
            }
        }
        return index;
    }

    /** Seats of the view that has most. */
    public int maxSeatsOfView() {
        int most = 0;
        for (int view = 0; view < game.views(); view++) {
            most = Math.max(most, game.seatsOfView(view));
        }
        return most;
    }

    /** Most actors that one view can have. */
    public int maxActors() {
        return maxSeatsOfView() * layout().maxActorsPerSeat();
    }

    /** How many numbers a view's core carries, those of all seats together where each has its own. */
    public int stateLength() {
        int states = network.coreScope() == CoreScope.ACTOR ? maxSeatsOfView() : 1;
        return states * network.stateLength();
    }
}
