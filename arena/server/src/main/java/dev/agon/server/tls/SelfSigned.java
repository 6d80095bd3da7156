package dev.agon.server.tls;

import dev.agon.server.access.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A certificate that nobody vouches for, made here; whoever connects knows it by its fingerprint. It is kept in a folder that only
 * its owner may read, so that the fingerprint stays from start to start, and made anew when it nears its end or lacks a name. Made
 * by the {@code keytool} of the Java that runs.
 */
public final class SelfSigned {
    private static final int DAYS = 397;
    /** A day ago: the clock of whoever connects may be behind. */
    private static final String BEGUN = "-1d";

    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(14);
    private static final int PASSWORD_BYTES = 24;
    private static final int MOST_SECONDS = 60;
    private static final String ALIAS = "agon";
    private static final String PASSWORD_VARIABLE = "AGON_KEYSTORE_PASSWORD";
    private static final int MOST_NAMES = 64;
    private static final int DNS = 2;
    private static final int IP = 7;

    private SelfSigned() {}

    /**
     * The folder's certificate, made where there is none that will do.
     *
     * @param bind the address that is served, which it names beside those of this machine
     * @throws IOException where it cannot be made or written
     */
    public static ServerCertificate in(Path folder, String bind, Instant now) throws IOException {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Set<String> names = names(bind);
        if (!isGood(certificate, key, names, now)) {
            Files.createDirectories(folder);
            make(certificate, key, names);
        }
        return ServerCertificate.read(certificate, key, now);
    }

    private static boolean isGood(Path certificate, Path key, Set<String> names, Instant now) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return false;
        }
        try {
            X509Certificate own = PemFiles.certificates(certificate).get(0);
            ServerCertificate.read(certificate, key, now.plus(RENEWED_BEFORE_END));
            return namesIn(own).containsAll(names);
        } catch (BadCertificateException | GeneralSecurityException another) {
            return false;
        }
    }

    private static Set<String> namesIn(X509Certificate certificate) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream()
                        .filter(name -> name.get(0).equals(DNS) || name.get(0).equals(IP))
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.toSet());
    }

    /** What people and programs may call this machine: names as they are, addresses in one spelling. */
    private static Set<String> names(String bind) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        InetAddress served = InetAddress.getByName(bind);
        if (!served.isAnyLocalAddress()) {
            names.add(served.getHostAddress());
        } else {
            Set<String> own = new TreeSet<>();
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .forEach(address -> own.add(address.getHostAddress()));
            own.stream().limit(MOST_NAMES).forEach(names::add);
        }
        String host = InetAddress.getLocalHost().getHostName();
        if (host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            names.add(host);
        }
        return names;
    }

    private static void make(Path certificate, Path key, Set<String> names) throws IOException {
        Path work = Files.createTempDirectory("agon-certificate");
        Path store = work.resolve("store.p12");
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            run(store, password, names);
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream content = Files.newInputStream(store)) {
                made.load(content, password.toCharArray());
            }
            OwnerOnly.write(key, PemFiles.text((PrivateKey) made.getKey(ALIAS, password.toCharArray())));
            OwnerOnly.write(certificate, PemFiles.text((X509Certificate) made.getCertificate(ALIAS)));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the certificate that keytool made cannot be read", unreadable);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(work);
        }
    }

    private static void run(Path store, String password, Set<String> names) throws IOException {
        String subject = names.stream()
                .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-startdate",
                        BEGUN,
                        "-validity",
                        Integer.toString(DAYS),
                        "-dname",
                        "CN=agon",
                        "-ext",
                        "SAN=" + subject,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE)
                .redirectErrorStream(true);
        keytool.environment().put(PASSWORD_VARIABLE, password);
        Process process = keytool.start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool cannot make a certificate: " + said.strip());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was made", hurried);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }
}
