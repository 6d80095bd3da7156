package dev.agon.server.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a certificate, by which people and programs know it again.
 *
 * @param text pairs of upper-case hexadecimal digits with colons between, as browsers and OpenSSL show it
 */
public record Fingerprint(String text) {
    private static final int BYTES = 32;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Of this certificate. */
    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return new Fingerprint(
                    COLONS.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * As people write it: in either case, with or without colons.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Fingerprint parse(String written) {
        String digits = written.strip().replace(":", "").toLowerCase(Locale.ROOT);
        if (digits.length() != 2 * BYTES || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw new IllegalArgumentException("a fingerprint is the SHA-256 of a certificate, " + BYTES
                    + " pairs of hexadecimal digits such as AB:01:…, not '" + written + "'");
        }
        return new Fingerprint(COLONS.formatHex(HexFormat.of().parseHex(digits)));
    }

    @Override
    public String toString() {
        return text;
    }
}
