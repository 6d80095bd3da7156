package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What tests of pages have in common: a site of the test class's own, and a browser, which all classes share because it takes seconds to
 * start. A test fails when a page complained in it. Where there is no browser, nothing is tested.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Browsing PAGES = new Browsing();
 *
 * PAGES.browser().visit(PAGES.address() + "/league");
 * }</pre>
 */
final class Browsing implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(Browsing.class);

    private final Function<Path, TestSite> opening;
    private @Nullable Kept<TestSite> site;
    private @Nullable Browser browser;

    /** With a site as the others have it. */
    Browsing() {
        this(folder -> new TestSite(folder, 0));
    }

    /** With a site that is made in an empty folder. */
    Browsing(Function<Path, TestSite> opening) {
        this.opening = opening;
    }

    Browser browser() {
        return Objects.requireNonNull(browser, "no test of pages is under way");
    }

    TestSite site() {
        return Objects.requireNonNull(site, "no test of pages is under way").thing;
    }

    /** Where the site is. */
    String address() {
        return site().address();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Browser.missing().ifPresent(why -> Assumptions.abort(why));
        browser = shared(context);
        browser.resize(Browser.USUAL);
        browser.complaints();
        site = new Kept<>(opening);
    }

    @SuppressWarnings("unchecked")
    private static Browser shared(ExtensionContext context) {
        return ((Kept<Browser>) context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent("browser", unknown -> new Kept<>(Browser::open), Kept.class))
                .thing;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertEquals(List.of(), browser().complaints());
    }

    /** Leaves the pages first, so that none misses its server. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (site != null) {
            browser().visit("about:blank");
            site.close();
        }
    }

    /** Something with a folder of its own, both of which go in the end. */
    private static final class Kept<T extends AutoCloseable> implements AutoCloseable {
        final T thing;
        private final Path folder;

        Kept(Function<Path, T> opening) {
            try {
                folder = Files.createTempDirectory("agon-pages");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            thing = opening.apply(folder);
        }

        @Override
        public void close() {
            try {
                thing.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
