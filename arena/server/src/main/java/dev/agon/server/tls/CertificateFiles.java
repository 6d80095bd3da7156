package dev.agon.server.tls;

import com.linecorp.armeria.common.TlsKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a certificate that is served, looked at now and then: where they have changed, what they hold now is served from then on, to
 * those who connect from then on. Where that cannot be served with, what was served before stays, and a warning says why. Used by one
 * thread at a time.
 */
final class CertificateFiles implements Supplier<TlsKeyPair> {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);

    private final InstantSource clock;
    private ServerCertificate served;
    private State seen;

    /** What is looked at to see whether files have changed; null for one that is not there. */
    private record State(
            @Nullable FileState certificate, @Nullable FileState key) {}

    private record FileState(
            FileTime changed, long bytes, @Nullable Object identity) {}

    /** Files that were read just now. */
    CertificateFiles(ServerCertificate read, InstantSource clock) {
        served = read;
        this.clock = clock;
        seen = state();
    }

    /** What is to be served now. */
    @Override
    public TlsKeyPair get() {
        State now = state();
        if (!now.equals(seen)) {
            seen = now;
            read();
        }
        return served.pair();
    }

    private void read() {
        try {
            ServerCertificate next =
                    ServerCertificate.read(served.certificateFile(), served.keyFile(), clock.instant());
            if (!next.fingerprint().equals(served.fingerprint())) {
                LOG.info(
                        "the certificate in {} is another now and served from now on; its fingerprint is {}",
                        next.certificateFile(),
                        next.fingerprint().text());
            }
            served = next;
        } catch (BadCertificateException bad) {
            LOG.warn("the certificate that was served before stays, as its files changed but: {}", bad.getMessage());
        }
    }

    private State state() {
        return new State(state(served.certificateFile()), state(served.keyFile()));
    }

    private static @Nullable FileState state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException absent) {
            return null;
        }
    }
}
