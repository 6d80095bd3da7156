package dev.agon.launchers.kubernetes;

/**
 * What only the run's own pods may know.
 *
 * @param token of the workers
 * @param certificate of the learner, as PEM
 * @param key of the certificate, as PEM
 * @param fingerprint of the certificate
 */
record Secrets(String token, String certificate, String key, String fingerprint) {
    /** For people who only want to read the manifests. */
    static final Secrets HIDDEN = new Secrets("(hidden)", "(hidden)", "(hidden)", "(made when launched)");

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
