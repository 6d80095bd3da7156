package dev.agon.league.learner;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class says in its log, which stays off the console meanwhile. */
public final class CapturedLog implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    private CapturedLog(Logger logger) {
        this.logger = logger;
    }

    /** Listens from now on. */
    public static CapturedLog of(Class<?> speaker) {
        CapturedLog log = new CapturedLog((Logger) LoggerFactory.getLogger(speaker));
        log.heard.start();
        log.logger.addAppender(log.heard);
        log.logger.setAdditive(false);
        return log;
    }

    /** The lines so far; they are forgotten. */
    public List<String> take() {
        List<String> lines =
                heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        heard.list.clear();
        return lines;
    }

    @Override
    public void close() {
        logger.setAdditive(true);
        logger.detachAppender(heard);
    }
}
