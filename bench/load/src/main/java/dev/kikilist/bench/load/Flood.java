package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.local.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A vendor whose programs hand in many lists under one invitation, all at once. Where they get no ticket they wait as they are
 * told and ask again, until they are told to stop.
 */
final class Flood {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CREATED = 201;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Load load;
    private final ApiClient api;
    private final JsonNode invitation;
    private final FilledForm form;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<HandedIn> handedIn = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> programs;

    private Flood(
            Load load, ApiClient api, JsonNode invitation, FilledForm form, List<String> names, Executor threads) {
        this.load = load;
        this.api = api;
        this.invitation = invitation;
        this.form = form;
        this.programs = names.stream()
                .map(name -> CompletableFuture.runAsync(() -> handIn(name), threads))
                .toList();
    }

    /**
     * Begins to hand in {@code count} lists with the same content.
     *
     * @param prefix of their names
     */
    static Flood begin(
            Load load,
            ApiClient api,
            JsonNode invitation,
            FilledForm form,
            String prefix,
            int count,
            Executor threads) {
        var names = IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + " " + number + ".xlsx")
                .toList();
        return new Flood(load, api, invitation, form, names, threads);
    }

    /**
     * What came of it.
     *
     * @param asked how often a ticket was asked for
     * @param refused how often there was none
     * @param handedIn the lists that were handed in
     */
    record Ebb(int asked, int refused, List<HandedIn> handedIn) {}

    /** Stops it, and returns when the last upload is answered. */
    Ebb stop() {
        stopped.countDown();
        programs.forEach(CompletableFuture::join);
        return new Ebb(asked.get(), refused.get(), List.copyOf(handedIn));
    }

    private void handIn(String fileName) {
        var request = ApiClient.ticketRequest(fileName, form.content());
        try {
            while (true) {
                asked.incrementAndGet();
                var answer = api.postOnce(invitation.at("/links/tickets").asText(), request);
                switch (answer.statusCode()) {
                    case CREATED -> {
                        handedIn.add(load.upload(api, JSON.readTree(answer.body()), form, fileName));
                        return;
                    }
                    case TOO_MANY_REQUESTS -> refused.incrementAndGet();
                    default -> throw new IllegalStateException("a ticket was answered with " + answer.statusCode());
                }
                if (stopped.await(ApiClient.retryAfter(answer).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("stopped", interrupted);
        }
    }
}
