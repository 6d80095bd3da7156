package dev.agon.league.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import java.util.function.Consumer;

/** Reads what a learner process says on its standard output: one JSON object a line, each with an {@code event}. */
final class LearnerVoice implements Consumer<String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Listener listener;

    /** Who hears what it says. */
    interface Listener {
        /** Workers may join at this port. */
        void serving(int port);

        /** Something that people should hear of now. */
        void told(String message);

        /** Everything is saved; the learner ends. */
        void done(JsonNode summary);

        /** The learner ends, for this reason. */
        void failed(AgonException reason);

        /** Something that is no event: what Java itself says of a process that it cannot start. */
        void muttered(String line);
    }

    LearnerVoice(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException noEvent) {
            listener.muttered(line);
            return;
        }
        switch (event.path("event").asText()) {
            case "serving" -> listener.serving(event.path("port").asInt());
            case "done" -> listener.done(event);
            case "told" -> listener.told(event.path("message").asText());
            case "failed" ->
                listener.failed(AgonException.told(
                        event.path("code").asInt(), event.path("message").asText()));
            default -> {
                // A newer learner may say more than this supervisor understands.
            }
        }
    }
}
