package dev.agon.server.remote;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What lies between one HTTP/2 client and a server: it hands on, counts the server's pings, and may stop handing on without closing. */
final class Relay implements AutoCloseable {
    private static final int PING = 6;
    private static final int ANSWER = 1;
    private static final int HEADER_BYTES = 9;
    private static final int FRESH_PINGS = 2;

    private final ServerSocket front;
    private final Socket back;
    private final CountDownLatch pings = new CountDownLatch(FRESH_PINGS);
    private volatile boolean still;

    /** Stands before the server at an address. */
    Relay(String address) throws IOException {
        URI server = URI.create(address);
        front = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        back = new Socket(server.getHost(), server.getPort());
        start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + front.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try (Socket client = front.accept()) {
            start(() -> handOn(client));
            handBack(client.getOutputStream());
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    /** As it comes from the client. */
    private void handOn(Socket client) {
        try (InputStream in = client.getInputStream()) {
            byte[] bytes = new byte[4096];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!still) {
                    back.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    /** Frame by frame from the server. */
    private void handBack(OutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(back.getInputStream());
        while (true) {
            byte[] header = new byte[HEADER_BYTES];
            in.readFully(header);
            byte[] payload = new byte[(header[0] & 255) << 16 | (header[1] & 255) << 8 | header[2] & 255];
            in.readFully(payload);
            if (header[3] == PING && (header[4] & ANSWER) == 0) {
                pings.countDown();
            }
            if (!still) {
                out.write(header);
                out.write(payload);
            }
        }
    }

    /** Waits until the server has pinged more than once. */
    boolean pinged() throws InterruptedException {
        return pings.await(30, TimeUnit.SECONDS);
    }

    /** From now on nothing gets through, and nobody is told. */
    void standStill() {
        still = true;
    }

    @Override
    public void close() {
        try {
            front.close();
            back.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
