package dev.agon.agents.network;

/**
 * Where one named tensor lies among all parameters.
 *
 * @param name e.g. {@code entity.hidden.weight}
 * @param offset of its first number
 * @param rows length of its outer axis; a bias has one
 * @param columns length of its inner axis
 * @param trained whether gradients change it
 */
public record TensorSlot(String name, int offset, int rows, int columns, boolean trained) {
    /** How many numbers it holds. */
    public int length() {
        return rows * columns;
    }
}
