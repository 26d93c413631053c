package dev.kikilist.lambda;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.idempotency.AnswerStore.Taken;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.lambda.HttpHandler.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries a {@code POST} out once, however often it arrives under one {@code Idempotency-Key} of its caller, and answers the
 * repetitions alike. Another request under the same key is refused. What was refused is not remembered: nothing was done.
 *
 * <p>It does not stand alone. Between doing something and remembering the answer a function can die; then the request is
 * carried out again, so a route has to make the second time harmless by itself, by ids derived from the key or by a version.
 */
public final class OncePerKey {
    /** For how long an answer is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(1);

    /** Longer than any function is at work. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    private static final String METHOD = "POST ";

    private final AnswerStore answers;
    private final Set<String> madeAnew;

    /**
     * Remembers in {@code answers}.
     *
     * @param madeAnew the routes whose answers hold what must not be stored, such as a signed address: a repetition is
     *     carried out again, and only another request under the same key is refused
     */
    public OncePerKey(AnswerStore answers, Set<String> madeAnew) {
        this.answers = answers;
        this.madeAnew = Set.copyOf(madeAnew);
    }

    /**
     * Returns the key of {@code request}; empty when it has none.
     *
     * @throws RefusedException when what it has cannot be a key
     */
    public static Optional<IdempotencyKey> key(HttpRequest request) {
        return request.header("idempotency-key")
                .map(header -> IdempotencyKey.parse(header).orElseThrow(OncePerKey::unusable));
    }

    /**
     * Returns the key that {@code request} has to have.
     *
     * @throws RefusedException when it has none, or one that cannot be a key
     */
    public static IdempotencyKey requiredKey(HttpRequest request) {
        return key(request).orElseThrow(OncePerKey::unusable);
    }

    private static RefusedException unusable() {
        return new RefusedException(Problem.of(
                Problem.Type.MALFORMED_PARAMETER,
                List.of(new Problem.Fault(
                        Problem.Place.HEADER,
                        "Idempotency-Key",
                        "unusable-key",
                        "印字可能なASCII文字1文字以上200文字以下で指定してください。",
                        "Give 1 to 200 printable ASCII characters without blanks."))));
    }

    /** Returns {@code routes} with each {@code POST} carried out once per key. */
    public Map<String, Route> over(Map<String, Route> routes) {
        var guarded = new LinkedHashMap<String, Route>();
        routes.forEach((key, route) -> guarded.put(key, key.startsWith(METHOD) ? once(route) : route));
        return guarded;
    }

    private Route once(Route route) {
        return (request, viewer) -> {
            var key = key(request);
            return key.isEmpty() ? route.answer(request, viewer) : once(route, request, viewer, key.get());
        };
    }

    private HttpResponse once(Route route, HttpRequest request, Viewer viewer, IdempotencyKey callersKey) {
        var key = new RequestKey(caller(viewer), callersKey);
        var digest = digest(request);
        var until = request.time().plus(AT_WORK);
        return switch (answers.take(key, digest, request.time(), until)) {
            case Taken.Ours ours -> carryOut(route, request, viewer, new Claim(key, digest, until));
            case Taken.Answered answered ->
                madeAnew.contains(request.routeKey()) ? route.answer(request, viewer) : shown(answered.answer());
            case Taken.InProgress running ->
                Problem.of(Problem.Type.REQUEST_IN_PROGRESS).response();
            case Taken.OfAnother other -> Problem.of(Problem.Type.KEY_REUSED).response();
        };
    }

    private HttpResponse carryOut(Route route, HttpRequest request, Viewer viewer, Claim claim) {
        boolean done = false;
        try {
            var answer = route.answer(request, viewer);
            done = answer.status() / 100 == 2;
            if (done) {
                answers.keep(
                        claim.key(),
                        claim.digest(),
                        kept(request, answer),
                        request.time().plus(REMEMBERED));
            }
            return answer;
        } finally {
            if (!done) {
                answers.giveBack(claim.key(), claim.digest(), claim.until());
            }
        }
    }

    private KeptAnswer kept(HttpRequest request, HttpResponse answer) {
        return madeAnew.contains(request.routeKey())
                ? new KeptAnswer(answer.status(), Map.of(), "")
                : new KeptAnswer(answer.status(), answer.headers(), answer.body());
    }

    private static HttpResponse shown(KeptAnswer answer) {
        return new HttpResponse(answer.status(), new TreeMap<>(answer.headers()), answer.body(), false);
    }

    /** Keys of two people are two keys, also where they see the same. */
    private static String caller(Viewer viewer) {
        return switch (viewer) {
            case AgencyViewer agency -> agency.reference();
            case VendorViewer vendor -> vendor.reference();
            case ReviewerViewer reviewer -> reviewer.reference() + "/" + reviewer.reviewer();
        };
    }

    /** Covers what is asked for. A version in {@code If-Match} is no part of it: a repetition may have read again meanwhile. */
    private static RequestDigest digest(HttpRequest request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, request.routeKey());
            new TreeMap<>(request.path()).values().forEach(value -> add(digest, value));
            add(digest, request.body() == null ? request.encoded() : request.body());
            return new RequestDigest(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private record Claim(RequestKey key, RequestDigest digest, Instant until) {}
}
