package dev.kikilist.deployment;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A file of {@code events/}.
 *
 * @param module the module of the function that it starts
 * @param name the file's name without its ending
 */
record SampleEvent(String module, String name, String json) {
    /** Returns the events of all functions. */
    static List<SampleEvent> all() {
        return Project.files("events", ".json").stream().map(SampleEvent::read).toList();
    }

    /** Returns the events of a function. */
    static List<SampleEvent> of(String module) {
        return all().stream().filter(event -> event.module().equals(module)).toList();
    }

    /** Returns the events of a function, each with the facts that are known of it. */
    static Stream<Arguments> of(String module, Map<String, ?> facts) {
        var events = of(module);
        if (!facts.keySet()
                .equals(Set.copyOf(events.stream().map(SampleEvent::name).toList()))) {
            throw new IllegalStateException("facts are known of " + facts.keySet() + ", there are " + events);
        }
        return events.stream().map(event -> Arguments.of(event, facts.get(event.name())));
    }

    private static SampleEvent read(Path file) {
        try {
            var name = file.getFileName().toString();
            var module = Project.path("events").relativize(file).getName(0).toString();
            return new SampleEvent(module, name.substring(0, name.length() - 5), Files.readString(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Returns the event as the Lambda runtime would hand it to a handler that takes {@code type}. */
    <T> T as(Class<T> type) {
        return decoded(json, type);
    }

    /** Decodes JSON as the Lambda runtime would for a handler that takes {@code type}. */
    static <T> T decoded(String json, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, SampleEvent.class.getClassLoader())
                .fromJson(json);
    }

    @Override
    public String toString() {
        return module + "/" + name;
    }
}
