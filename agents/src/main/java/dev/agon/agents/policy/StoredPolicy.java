package dev.agon.agents.policy;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Layout;

/**
 * A policy as its file describes it by itself: weights with the layout that they were trained on, which need not be that of any
 * game there is now.
 *
 * @param game the name of the game it was trained on
 * @param layout the layout of that game then
 * @param network widths and core
 * @param version its number
 * @param parameters every tensor in the order of the network's parameter list, flat; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between files and surgery, never compared
public record StoredPolicy(String game, Layout layout, NetworkConfig network, long version, float[] parameters) {
    /** A policy as its file would describe it. */
    public static StoredPolicy of(Policy policy) {
        PolicySpec spec = policy.spec();
        return new StoredPolicy(
                spec.game().name(), spec.layout(), spec.network(), policy.version(), policy.parameters());
    }
}
