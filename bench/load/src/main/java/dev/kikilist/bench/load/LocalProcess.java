package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.local.LocalSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The local system in a process of its own. It says in one line of JSON where it is once it can be used, then does what the
 * lines of its input say, and ends with its input.
 */
final class LocalProcess {
    /** Calls what is called on a schedule; answered with a line when that is done. */
    static final String BEAT = "beat";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private LocalProcess() {}

    /** Takes the directory, whether data is kept in it, the first port or 0, and how far the clock is ahead. */
    public static void main(String[] arguments) throws IOException {
        var options = new LocalSystem.Options(
                Path.of(arguments[0]),
                Boolean.parseBoolean(arguments[1]),
                Integer.parseInt(arguments[2]),
                RETRY_AFTER,
                Duration.parse(arguments[3]));
        try (var system = LocalSystem.start(SamTemplate.ofThisProject(), options);
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var where = new JsonMapper().createObjectNode();
            system.endpoints().forEach((name, address) -> where.put(name, address.toString()));
            where.put("bucket", system.bucket()).put("table", system.table());
            System.out.println(where);
            for (var order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals(BEAT)) {
                    system.beat();
                    System.out.println(order);
                }
            }
        }
        // Engines may leave threads behind.
        System.exit(0);
    }
}
