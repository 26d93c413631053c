package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.bench.load.Registration.Vendor;
import dev.kikilist.local.ApiClient;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that hands in one list after the other to a system that may be gone at any moment. It repeats what was not
 * answered, an upload with the same ticket, until it is.
 */
final class PatientVendor implements Runnable, AutoCloseable {
    private static final int STORED = 200;
    private static final int STORED_BEFORE = 412;
    private static final int ROWS = 20;

    private final Vendor vendor;
    private final Supplier<@Nullable SystemProcess> system;
    private final List<JsonNode> invitations;
    private final Queue<HandedIn> handedIn = new ConcurrentLinkedQueue<>();
    private int next;
    private @Nullable SystemProcess known;
    private @Nullable ApiClient client;
    private volatile boolean stopping;

    /**
     * Makes a vendor.
     *
     * @param system gives the system that runs at the moment, or null while none does
     * @param invitations to hand lists in to, in turn
     */
    PatientVendor(Vendor vendor, Supplier<@Nullable SystemProcess> system, List<JsonNode> invitations) {
        this.vendor = vendor;
        this.system = system;
        this.invitations = invitations;
    }

    @Override
    public void run() {
        while (!stopping) {
            handInOne();
        }
    }

    /** Hands in one list; once told to stop, only if nothing fails before it has a ticket. */
    void handInOne() {
        int number = next++;
        var form = FilledForm.of(ROWS, number);
        var fileName = vendor.user() + " " + number + ".xlsx";
        JsonNode ticket = null;
        while (true) {
            try {
                var api = client();
                if (api != null) {
                    if (ticket == null) {
                        ticket = api.ticket(invitations.get(number % invitations.size()), fileName, form.content());
                    }
                    var began = Instant.now();
                    int status = api.upload(ticket, form.content());
                    if (status == STORED || status == STORED_BEFORE) {
                        handedIn.add(new HandedIn(fileName, form.sha256(), form.rows(), began, Instant.now()));
                        return;
                    }
                }
            } catch (UncheckedIOException | IllegalStateException gone) {
                // The system was killed; the same again.
            }
            if (stopping && ticket == null) {
                return;
            }
            pause();
        }
    }

    private @Nullable ApiClient client() {
        var running = system.get();
        if (running == null) {
            return null;
        }
        if (running != known || client == null) {
            close();
            client = running.as(vendor.user());
            known = running;
        }
        return client;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** Lets the vendor end once its last upload is answered. */
    void stop() {
        stopping = true;
    }

    /** Returns the lists whose upload was answered so far. */
    List<HandedIn> handedIn() {
        return List.copyOf(handedIn);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
