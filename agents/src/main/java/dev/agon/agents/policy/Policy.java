package dev.agon.agents.policy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A network with weights: immutable, numbered and hashed. May be shared between threads. */
public final class Policy {
    private final PolicySpec spec;
    private final long version;
    private final float[] parameters;
    private final String hash;

    /**
     * A policy with these weights.
     *
     * @param parameters every tensor in the order of the network's parameter list, flat; copied
     */
    public Policy(PolicySpec spec, long version, float[] parameters) {
        this(spec, version, parameters.clone(), hashOf(parameters));
        int expected = spec.shape().parameterCount();
        if (parameters.length != expected) {
            throw new IllegalArgumentException("policy for " + spec.game().name() + " has " + expected
                    + " parameters, was given " + parameters.length);
        }
    }

    /** Version 0 with random weights that follow from the seed: near-uniform orders, values near 0. */
    public static Policy initial(PolicySpec spec, long seed) {
        return new Policy(spec, 0, spec.shape().initialize(seed));
    }

    private Policy(PolicySpec spec, long version, float[] parameters, String hash) {
        this.spec = spec;
        this.version = version;
        this.parameters = parameters;
        this.hash = hash;
    }

    /** What fixes its shapes. */
    public PolicySpec spec() {
        return spec;
    }

    /** Its number; greater is newer within one lineage. */
    public long version() {
        return version;
    }

    /** SHA-256 of all parameters as little-endian floats, in hexadecimal: equal exactly for equal weights. */
    public String hash() {
        return hash;
    }

    /** All tensors, flat: a copy. */
    public float[] parameters() {
        return parameters.clone();
    }

    /**
     * Copies all tensors, flat, into an array of that length.
     *
     * @throws IllegalArgumentException when the array's length is another
     */
    public void copyParameters(float[] into) {
        if (into.length != parameters.length) {
            throw new IllegalArgumentException(
                    "policy has " + parameters.length + " parameters, but there is space for " + into.length);
        }
        System.arraycopy(parameters, 0, into, 0, parameters.length);
    }

    /** How many numbers all tensors hold. */
    public int parameterCount() {
        return parameters.length;
    }

    /** The same weights under another number. */
    public Policy withVersion(long other) {
        return new Policy(spec, other, parameters, hash);
    }

    private static String hashOf(float[] parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
