package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.Position;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Instant NOON = Instant.parse("2026-06-20T12:34:56Z");
    private static final Cursors CURSORS = at("GET /procurements", NOON, "agency:MOF");

    @Test
    void aCursorLeadsBackToItsPosition() {
        for (var value : List.of("a", "2026-06-20#p0", "機器\n", "")) {
            var cursor = cursor(value);

            var page = CURSORS.page(request(Map.of("cursor", cursor, "limit", "3")));

            assertThat(page.from()).isEqualTo(new Position(value));
            assertThat(page.limit()).isEqualTo(3);
        }
    }

    @Test
    void theLastPageHasNoCursorAndTheFirstNeedsNone() {
        assertThat(CURSORS.after(new Page<>(List.of("a"), null))).isNull();
        assertThat(CURSORS.page(request(Map.of())).from()).isNull();
        assertThat(CURSORS.page(request(Map.of())).limit()).isEqualTo(Cursors.USUAL_LIMIT);
    }

    @Test
    void aCursorOfAnotherListingOrViewerIsRefused() {
        var cursor = cursor("2026-06-20#p0");

        for (var other : List.of(
                at("GET /procurements", NOON, "agency:MIC"),
                at("GET /submissions", NOON, "agency:MOF"),
                at("GET /procurements\nagency:MOF", NOON, ""))) {
            assertThatThrownBy(() -> other.page(request(Map.of("cursor", cursor))))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!!", "AQ", "AQAAAAAAAAAAAAAAAA", "機器", "a b", "AQAAAAAAAAAAAAAAAA=="})
    void whatWasNeverGivenOutIsRefused(String cursor) {
        var refused =
                catchThrowableOfType(RefusedException.class, () -> CURSORS.page(request(Map.of("cursor", cursor))));

        assertThat(refused.problem().type()).isEqualTo(Problem.Type.MALFORMED_PARAMETER);
        assertThat(refused.problem().errors())
                .extracting(Problem.Fault::where, Problem.Fault::code)
                .containsExactly(tuple("cursor", "unknown-cursor"));
    }

    @Test
    void everyChangedByteOfACursorIsNoticed() {
        var bytes = Base64.getUrlDecoder().decode(cursor("2026-06-20#p0"));
        var random = new Random(3);
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertThatThrownBy(() -> CURSORS.page(request(Map.of("cursor", cursor))))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void aCursorCanBeUsedForADay() {
        var request = request(Map.of("cursor", cursor("2026-06-20#p0")));
        var lastHour = at("GET /procurements", Instant.parse("2026-06-21T12:59:59Z"), "agency:MOF");
        var after = at("GET /procurements", Instant.parse("2026-06-21T13:00:00Z"), "agency:MOF");

        assertThat(lastHour.page(request).from()).isEqualTo(new Position("2026-06-20#p0"));
        var refused = catchThrowableOfType(RefusedException.class, () -> after.page(request));
        assertThat(refused.problem().errors())
                .extracting(Problem.Fault::where, Problem.Fault::code)
                .containsExactly(tuple("cursor", "expired-cursor"));
    }

    @Test
    void aCursorIsTheSameThroughoutAnHour() {
        var page = new Page<>(List.of(), new Position("2026-06-20#p0"));
        var later = at("GET /procurements", Instant.parse("2026-06-20T12:59:59Z"), "agency:MOF");
        var nextHour = at("GET /procurements", Instant.parse("2026-06-20T13:00:00Z"), "agency:MOF");

        assertThat(later.after(page)).isEqualTo(CURSORS.after(page));
        assertThat(nextHour.after(page)).isNotEqualTo(CURSORS.after(page));
    }

    @Test
    void aCursorLongerThanAnyIsRefused() {
        assertThatThrownBy(() -> CURSORS.page(request(Map.of("cursor", cursor("a".repeat(3000))))))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1e2", "", "ten", "１０", "99999999999", "1.0", " 5"})
    void aLimitOutOfRangeIsRefused(String limit) {
        var refused = catchThrowableOfType(RefusedException.class, () -> CURSORS.page(request(Map.of("limit", limit))));

        assertThat(refused.problem().errors()).extracting(Problem.Fault::where).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200"})
    void theLimitsAtTheEdgesAreTaken(String limit) {
        assertThat(CURSORS.page(request(Map.of("limit", limit))).limit()).isEqualTo(Integer.parseInt(limit));
    }

    private static String cursor(String position) {
        return Objects.requireNonNull(CURSORS.after(new Page<>(List.of(), new Position(position))));
    }

    private static Cursors at(String routeKey, Instant time, String part) {
        return Cursors.of(new HttpRequest("id", time, routeKey, Map.of(), Map.of(), Map.of(), "", "", Map.of()), part);
    }

    private static HttpRequest request(Map<String, String> query) {
        return new HttpRequest("id", NOON, "GET /procurements", Map.of(), query, Map.of(), "", "", Map.of());
    }
}
