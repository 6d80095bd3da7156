package dev.agon.agents.ppo;

/** Adam (Kingma and Ba, 2015) with bias correction, over flat arrays. */
final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-5f;

    final float[] firstMoment;
    final float[] secondMoment;
    long steps;

    Adam(int parameters) {
        firstMoment = new float[parameters];
        secondMoment = new float[parameters];
    }

    /** One step against the gradient times {@code gradientScale}. */
    void step(float[] parameters, float[] gradient, float gradientScale, double learningRate) {
        steps++;
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = 1 - Math.pow(BETA2, steps);
        float rate = (float) (learningRate / correction1);
        float rootCorrection = (float) (1 / Math.sqrt(correction2));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * gradientScale;
            float m = BETA1 * firstMoment[i] + (1 - BETA1) * g;
            float v = BETA2 * secondMoment[i] + (1 - BETA2) * g * g;
            firstMoment[i] = m;
            secondMoment[i] = v;
            parameters[i] -= rate * m / ((float) Math.sqrt(v) * rootCorrection + EPSILON);
        }
    }
}
