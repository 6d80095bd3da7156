package dev.agon.agents.network;

/**
 * Widths and core of the network; with a game's layout it fixes every tensor's shape.
 *
 * @param core what carries memory from one decision to the next
 * @param entityWidth width of the two layers that encode an entity
 * @param viewWidth width of the view state
 * @param coreWidth width of a recurrent core's output; unused by {@link CoreKind#NONE}
 * @param headWidth width of the hidden layers of policy and value heads
 */
public record NetworkConfig(CoreKind core, int entityWidth, int viewWidth, int coreWidth, int headWidth) {
    public NetworkConfig {
        requireWidth("entityWidth", entityWidth);
        requireWidth("viewWidth", viewWidth);
        requireWidth("coreWidth", coreWidth);
        requireWidth("headWidth", headWidth);
    }

    /** The reference network of every compute figure. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(CoreKind.NONE, 64, 128, 128, 64);
    }

    /** The same network with another core. */
    public NetworkConfig withCore(CoreKind other) {
        return new NetworkConfig(other, entityWidth, viewWidth, coreWidth, headWidth);
    }

    /** How many numbers a core carries from one decision to the next. */
    public int stateLength() {
        return switch (core) {
            case NONE -> 0;
            case LSTM, MLSTM -> 2 * coreWidth;
        };
    }

    /** Width of what the core gives to the heads. */
    public int stateWidth() {
        return core == CoreKind.NONE ? viewWidth : coreWidth;
    }

    private static void requireWidth(String name, int width) {
        if (width < 1 || width > 4096) {
            throw new IllegalArgumentException("network." + name + " must be in [1, 4096]: " + width);
        }
    }
}
