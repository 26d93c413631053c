package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.lambda.testing.ApiDescription;
import dev.kikilist.local.Rivals.Thing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of {@code openapi.yaml}, asked over HTTP by every user for everything that there is: what is not the
 * user's is answered byte for byte like what does not exist, and no answer holds anything of somebody else's.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WhoMaySeeWhatTest {
    private static final ApiDescription API = ApiDescription.ofProject();
    private static final int MOST_PAGES = 20;

    private final Map<String, List<Caller.Answer>> answered = new HashMap<>();
    private Rivals rivals;
    private Caller caller;

    @BeforeAll
    void start(@TempDir Path directory) {
        rivals = Rivals.start(directory);
        caller = new Caller(rivals.system().api());
    }

    @AfterAll
    void stop() {
        caller.close();
        rivals.close();
    }

    static Stream<String> operations() {
        return API.operations().stream().filter(operation -> !API.isOpen(operation));
    }

    static Stream<String> operationsOfThings() {
        return operations().filter(operation -> !API.pathParameters(operation).isEmpty());
    }

    static Stream<String> queries() {
        return operations().filter(operation -> operation.startsWith("GET "));
    }

    static Stream<String> listings() {
        return queries().filter(operation -> API.takes(operation, "Cursor"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhoMayUseIt(String operation) {
        assertThat(API.roles(operation)).isNotEmpty().isSubsetOf("agency", "reviewer", "vendor");
    }

    @ParameterizedTest
    @MethodSource("operationsOfThings")
    void whatIsNotOnesOwnIsAnsweredLikeWhatDoesNotExist(String operation) {
        var things = thingsOf(operation);
        assertThat(things).as("things to ask for").isNotEmpty();
        int compared = 0;
        for (var user : DemoUser.all()) {
            for (var thing : things) {
                if (!mayUse(operation, user) || !thing.seenBy().contains(user.name())) {
                    for (var version : new TreeSet<>(List.of("\"1\"", thing.version()))) {
                        var real = ask(operation, user, thing.names(), version);
                        assertThat(real.status())
                                .as("%s of %s", operation, user.name())
                                .isBetween(400, 499);
                        for (var absent : absent(thing)) {
                            assertThat(ask(operation, user, absent, version))
                                    .as("%s of %s for %s instead of %s", operation, user.name(), absent, thing.names())
                                    .isEqualTo(real);
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).as("comparisons").isPositive();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyRoleThatMayAskIsAnswered(String operation) {
        var answered = new TreeSet<String>();
        for (var user : DemoUser.all()) {
            if (mayUse(operation, user)) {
                for (var page : answers(operation, user)) {
                    if (page.status() == 200) {
                        answered.add(role(user));
                    }
                }
            }
        }
        // A vendor sees of a review only what the agency tells it, and here it was told nothing yet.
        var expected = new TreeSet<>(API.roles(operation));
        if (operation.endsWith("/review")) {
            expected.remove("vendor");
        }
        assertThat(answered).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noAnswerHoldsAnythingOfSomebodyElses(String operation) {
        for (var user : DemoUser.all()) {
            for (var answer : answers(operation, user)) {
                assertThat(foreign(user, answer))
                        .as("%s of %s", operation, user.name())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatTheCallerHasIsNotSentAgain(String operation) {
        int repeated = 0;
        for (var user : DemoUser.all()) {
            for (var names : namesOf(operation)) {
                var first = ask(operation, user, names, query(operation), "\"1\"");
                if (first.status() == 200) {
                    var tag = first.singleHeaders().getOrDefault("etag", "none");
                    var again = send(operation, user, names, query(operation), Map.of("If-None-Match", tag));
                    // Cursors are renewed every hour, and with them the tags of pages.
                    if (again.status() == 200
                            && !tag.equals(again.singleHeaders().get("etag"))) {
                        tag = again.singleHeaders().getOrDefault("etag", "none");
                        again = send(operation, user, names, query(operation), Map.of("If-None-Match", tag));
                    }
                    assertThat(again.status())
                            .as("%s of %s", operation, user.name())
                            .isEqualTo(304);
                    assertThat(again.bytes()).isEmpty();
                    assertThat(again.singleHeaders()).containsEntry("etag", tag);
                    assertThat(send(operation, user, names, query(operation), Map.of("If-None-Match", "\"other\""))
                                    .bytes())
                            .isEqualTo(first.bytes());
                    repeated++;
                }
            }
        }
        assertThat(repeated).isPositive();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void aCursorIsNoUseToAnybodyElse(String operation) {
        for (var user : DemoUser.all()) {
            for (var names : namesOf(operation)) {
                var cursor = cursorOf(ask(operation, user, names, query(operation) + "limit=1", "\"1\""));
                for (var other : DemoUser.all()) {
                    if (cursor.isPresent() && !belongTogether(user, other)) {
                        var theirs = ask(operation, other, names, query(operation) + "cursor=" + cursor.get(), "\"1\"");
                        var made = ask(operation, other, names, query(operation) + "cursor=AAAA", "\"1\"");
                        assertThat(theirs)
                                .as("%s of %s by %s", operation, user, other)
                                .isEqualTo(made);
                        assertThat(theirs.status()).isBetween(400, 499);
                    }
                }
            }
        }
    }

    @Test
    void theSecretsAreThere() {
        var read = new StringBuilder();
        for (var user : DemoUser.all()) {
            queries().forEach(operation -> answers(operation, user).forEach(answer -> read.append(answer.text())));
        }
        assertThat(rivals.secrets().keySet())
                .allSatisfy(secret -> assertThat(read).contains(secret));
    }

    /** Returns all answers to a query: for each thing that there is, of a listing all pages. */
    private List<Caller.Answer> answers(String operation, DemoUser user) {
        return answered.computeIfAbsent(user.name() + " " + operation, absent -> allAnswers(operation, user));
    }

    private List<Caller.Answer> allAnswers(String operation, DemoUser user) {
        var answers = new ArrayList<Caller.Answer>();
        for (var names : namesOf(operation)) {
            var query = query(operation);
            if (!API.takes(operation, "Cursor")) {
                answers.add(ask(operation, user, names, query, "\"1\""));
                continue;
            }
            Optional<String> cursor = Optional.empty();
            int pages = 0;
            do {
                var from = cursor.map(place -> "&cursor=" + place).orElse("");
                var page = ask(operation, user, names, query + "limit=1" + from, "\"1\"");
                answers.add(page);
                cursor = cursorOf(page);
            } while (cursor.isPresent() && ++pages < MOST_PAGES);
        }
        return answers;
    }

    private static Optional<String> cursorOf(Caller.Answer page) {
        if (page.status() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new JsonMapper()
                            .readTree(page.text())
                            .path("nextCursor")
                            .textValue())
                    .map(cursor -> URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static List<String> foreign(DemoUser user, Map.Entry<String, Set<String>> secret, String text) {
        return secret.getValue().contains(user.name()) || !text.contains(secret.getKey())
                ? List.of()
                : List.of(secret.getKey());
    }

    private List<String> foreign(DemoUser user, Caller.Answer answer) {
        var text = answer.headers() + answer.text();
        return rivals.secrets().entrySet().stream()
                .flatMap(secret -> foreign(user, secret, text).stream())
                .toList();
    }

    private List<Thing> thingsOf(String operation) {
        var parameters = API.pathParameters(operation);
        return rivals.things().stream()
                .filter(thing -> List.copyOf(thing.names().keySet()).equals(parameters))
                .toList();
    }

    private Set<Map<String, String>> namesOf(String operation) {
        var names = new LinkedHashSet<Map<String, String>>();
        if (API.pathParameters(operation).isEmpty()) {
            names.add(Map.of());
        }
        thingsOf(operation).forEach(thing -> names.add(thing.names()));
        return names;
    }

    /** Returns the names of things that do not exist: with the last name, or with all of them, belonging to nothing. */
    private static Set<Map<String, String>> absent(Thing thing) {
        var names = List.copyOf(thing.names().keySet());
        var absent = new LinkedHashSet<Map<String, String>>();
        for (var replaced : List.of(names.subList(names.size() - 1, names.size()), names)) {
            var other = new LinkedHashMap<>(thing.names());
            other.replaceAll((name, value) -> replaced.contains(name) ? nothing(name, value) : value);
            absent.add(other);
        }
        return absent;
    }

    private static String nothing(String name, String value) {
        return switch (name) {
            case "inquiryNumber" -> "9999";
            case "officeCode" -> "NOBODY";
            case "fiscalYear" -> "2090";
            default -> value.charAt(0) + "0".repeat(value.length() - 1);
        };
    }

    /** Returns the beginning of a query that a search needs. */
    private static String query(String operation) {
        return API.takes(operation, "SoughtMaker")
                ? "maker=" + URLEncoder.encode("みどり通信機株式会社", StandardCharsets.UTF_8) + "&"
                : "";
    }

    private Caller.Answer ask(String operation, DemoUser user, Map<String, String> names, String version) {
        return ask(operation, user, names, "", version);
    }

    private Caller.Answer ask(
            String operation, DemoUser user, Map<String, String> names, String query, String version) {
        return send(
                operation,
                user,
                names,
                query,
                API.takes(operation, "IfMatch") ? Map.of("If-Match", version) : Map.of());
    }

    /** Sends a request, and holds the answer to the description. */
    private Caller.Answer send(
            String operation, DemoUser user, Map<String, String> names, String query, Map<String, String> more) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1);
        for (var name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        var headers = new LinkedHashMap<>(more);
        headers.put("Authorization", "Bearer " + rivals.token(user.name()));
        var body = API.exampleBody(operation).orElse("");
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        var answer = caller.send(method, query.isEmpty() ? path : path + "?" + query, headers, body);
        assertThat(API.faults(operation, answer.status(), answer.singleHeaders(), answer.text()))
                .as("%s of %s answered %s: %s", operation, user.name(), answer.status(), answer.text())
                .isEmpty();
        return answer;
    }

    private static boolean mayUse(String operation, DemoUser user) {
        return API.roles(operation).contains(role(user));
    }

    private static boolean belongTogether(DemoUser one, DemoUser other) {
        return one.claims().equals(other.claims());
    }

    private static String role(DemoUser user) {
        return user.claim("custom:role");
    }
}
