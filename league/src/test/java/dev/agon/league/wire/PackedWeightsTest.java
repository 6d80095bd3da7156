package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedWeightsTest {
    private final float[] before = random(1);
    private final float[] after = before.clone();

    PackedWeightsTest() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < after.length; i++) {
            after[i] += (float) random.nextDouble(-1e-4, 1e-4);
        }
        after[0] = -0f;
        after[1] = Float.MAX_VALUE;
        after[2] = -Float.MIN_VALUE;
    }

    private static float[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[5_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return numbers;
    }

    @Test
    void comeBackToTheLastBit() throws RefusedException {
        float[] none = new float[after.length];
        assertArrayEquals(after, PackedWeights.unpack(PackedWeights.pack(after, none), none), 0f);
        assertArrayEquals(after, PackedWeights.unpack(PackedWeights.pack(after, before), before), 0f);
    }

    @Test
    void takeFewerBytesWholeAndFewerStillFromTheVersionBefore() {
        int unpacked = after.length * Float.BYTES;
        int whole = PackedWeights.pack(after, new float[after.length]).size();
        int difference = PackedWeights.pack(after, before).size();
        assertTrue(whole < 0.93 * unpacked, whole + " of " + unpacked);
        assertTrue(difference < 0.8 * whole, difference + " of " + whole);
    }

    @Test
    void refusesBytesOfMoreOrFewerNumbersAndDamagedOnes() {
        ByteString packed = PackedWeights.pack(after, before);
        for (int numbers : new int[] {0, after.length - 1, after.length + 1}) {
            assertThrows(RefusedException.class, () -> PackedWeights.unpack(packed, new float[numbers]));
        }
        assertThrows(
                RefusedException.class, () -> PackedWeights.unpack(packed.substring(0, packed.size() / 2), before));
        assertThrows(RefusedException.class, () -> PackedWeights.unpack(ByteString.EMPTY, before));
        assertThrows(
                RefusedException.class,
                () -> PackedWeights.unpack(ByteString.copyFrom(new byte[] {7, 1, 2, 3}), before));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        after[7] = Float.NaN;
        ByteString packed = PackedWeights.pack(after, before);
        RefusedException refused = assertThrows(RefusedException.class, () -> PackedWeights.unpack(packed, before));
        assertTrue(refused.getMessage().contains("finite"), refused.getMessage());
    }
}
