package dev.kikilist.lambda.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
    private static final String NOT_FOUND = "https://kikilist.dev/problems/not-found";

    private final ApiDescription api = ApiDescription.ofProject();

    @Test
    void theExamplesKeepToTheirOwnSchemas() {
        assertThat(api.exampleFaults()).isEmpty();
    }

    @Test
    void everyOperationMayFailForReasonsOfOurs() {
        for (var operation : api.operations()) {
            if (api.isOpen(operation)) {
                assertThat(api.statuses(operation))
                        .as(operation)
                        .contains("500")
                        .doesNotContain("401", "403");
            } else {
                assertThat(api.statuses(operation)).as(operation).contains("401", "403", "500", "503");
            }
        }
    }

    @Test
    void everyOperationKeepsToWhatHoldsForAll() {
        for (var operation : api.operations()) {
            assertThat(api.statuses(operation)).as(operation).contains("429");
            if (operation.startsWith("GET ")) {
                assertThat(api.statuses(operation)).as(operation).contains("304");
                assertThat(api.takes(operation, "IfNoneMatch")).as(operation).isTrue();
            }
            if (operation.startsWith("POST ")) {
                assertThat(api.statuses(operation)).as(operation).contains("400", "409");
                assertThat(api.takes(operation, "IdempotencyKey") || api.takes(operation, "RequiredIdempotencyKey"))
                        .as(operation)
                        .isTrue();
            }
            if (api.takes(operation, "IfMatch")) {
                assertThat(api.statuses(operation)).as(operation).contains("412", "428");
            }
        }
    }

    @Test
    void everyKindOfProblemIsDescribed() {
        for (var type : Problem.Type.values()) {
            var response = Problem.of(type).response();
            // The gateway answers some statuses as well, in a form of its own.
            assertThat(api.operations())
                    .as(type.name())
                    .filteredOn(operation -> api.statuses(operation).contains(Integer.toString(type.status())))
                    .anySatisfy(operation -> assertThat(
                                    api.faults(operation, type.status(), response.headers(), response.body()))
                            .filteredOn(fault -> !fault.contains("retry-after"))
                            .isEmpty());
        }
        assertThat(Arrays.stream(Problem.Type.values()).map(Problem.Type::uri)).contains(NOT_FOUND);
    }

    @Test
    void whatIsNotDescribedIsNoticed() {
        var headers = new TreeMap<>(Map.of("content-type", "application/json; charset=utf-8", "etag", "\"1-a\""));
        var page = "{\"entries\":[],\"nextCursor\":null}";

        assertThat(api.faults("GET /procurements", 200, headers, page)).isEmpty();
        assertThat(api.faults("GET /procurements", 418, headers, page)).isNotEmpty();
        assertThat(api.faults("GET /procurements", 200, headers, "{\"entries\":[]}"))
                .isNotEmpty();
        assertThat(api.faults("GET /procurements", 200, headers, "{\"entries\":[],\"nextCursor\":null,\"more\":1}"))
                .isNotEmpty();
        assertThat(api.faults("GET /procurements", 200, Map.of("content-type", "text/html"), page))
                .isNotEmpty();
        assertThat(api.faults("POST /procurements", 201, headers, page)).anyMatch(fault -> fault.contains("location"));
        assertThat(api.requestFaults("POST /procurements", "{\"title\":5}")).isNotEmpty();
    }

    @Test
    void formatsAreChecked() {
        var headers = Map.of("content-type", "application/json", "etag", "\"1-a\"");
        var contact =
                "{\"officeCode\":\"NISC\",\"contact\":{\"department\":\"\",\"name\":\"a\",\"email\":\"b\",\"phone\":\"\"}}";

        assertThat(api.faults("PUT /offices/{officeCode}/contact", 200, headers, contact))
                .isEmpty();
        assertThat(api.requestFaults("POST /procurements", """
            {"title":"a","startDate":"2026-02-30","viewpoints":["CORE_BUSINESS"],"contractMethod":"OTHER",
             "subjects":["SERVICE"],"contact":{"name":"a","email":"a@b.jp"},
             "deadlines":{"submissionDue":"2026-06-20","inspectionDue":"2026-06-20","biddingDay":"2026-06-20"}}
            """))
                .singleElement()
                .asString()
                .contains("startDate");
    }
}
