package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.SeenCalls;
import dev.kikilist.engines.TemplateValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each function is permitted what it was seen to do, and nothing else. It judges what the tests that run whole functions
 * on the embedded engines left behind, so it runs after them.
 */
class PermissionsIT {
    /** Statements for what no call of a function shows, with who needs them. */
    private static final Map<String, String> UNSEEN = Map.of(
            "WriteItsLog", "Lambda writes the log with the function's role",
            "TakeNotifications", "Lambda reads the queue with the function's role",
            "TakeEvents", "Lambda reads the queue with the function's role",
            "FollowTheStream", "Lambda reads the stream with the function's role",
            "FindStreams", "Lambda reads the stream with the function's role",
            "SetFailedRecordsAside", "Lambda sends what it gives up with the function's role",
            "SetFailedRunsAside", "Lambda sends what it gives up with the function's role",
            "SetFailedStartsAside", "the scheduler sends what it could not start with its own role",
            "TellDeletedFromForbidden", "S3 answers a missing object by it; nothing is ever listed");

    /**
     * Actions of calls that no whole function was seen to make yet: they are made by tests of the stores and adapters, on the
     * same engine but on behalf of no function. They are substitutes for addresses, and backlogs.
     */
    private static final Map<String, Set<String>> CALLED_ELSEWHERE = Map.of(
            "FeedbackFunction", Set.of("dynamodb:GetItem", "dynamodb:Query"),
            "SweepFunction", Set.of("sqs:GetQueueAttributes"));

    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final TemplateValue RESOURCES = TEMPLATE.root().at("Resources");

    private static Map<String, Set<String>> seen = Map.of();

    @BeforeAll
    static void read() throws Exception {
        seen = SeenCalls.actions(
                List.of(Path.of(""), ProjectFiles.path("functions/sweep"), ProjectFiles.path("functions/notify")));
    }

    @Test
    void functionsArePermittedWhatTheyWereSeenToDoAndNothingElse() {
        assertThat(seen.keySet())
                .as("the tests that note calls ran before")
                .containsExactlyInAnyOrderElementsOf(TEMPLATE.functions().stream()
                        .map(SamTemplate.Function::logicalId)
                        .toList());
        assertThat(seen).allSatisfy((function, actions) -> {
            var known = new TreeSet<>(actions);
            known.addAll(CALLED_ELSEWHERE.getOrDefault(function, Set.of()));
            assertThat(permitted(function)).as(function).isEqualTo(known);
        });
    }

    @Test
    void whatIsCalledElsewhereOnlyIsNotSeenHere() {
        assertThat(CALLED_ELSEWHERE)
                .allSatisfy((function, actions) ->
                        assertThat(seen.get(function)).as(function).doesNotContainAnyElementsOf(actions));
    }

    @Test
    void everyStatementThatIsExceptedExists() {
        assertThat(RESOURCES.entries().values().stream()
                        .filter(resource -> resource.at("Type").text().equals("AWS::IAM::Role"))
                        .flatMap(PermissionsIT::statements)
                        .map(statement -> statement.at("Sid").text()))
                .containsAll(UNSEEN.keySet());
    }

    private static Set<String> permitted(String function) {
        return statements(function)
                .filter(statement -> !UNSEEN.containsKey(statement.at("Sid").text()))
                .flatMap(statement -> statement.at("Action").list().stream())
                .map(TemplateValue::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<TemplateValue> statements(String function) {
        return statements(
                RESOURCES.at(RESOURCES.at(function, "Properties", "Role").logicalId()));
    }

    private static Stream<TemplateValue> statements(TemplateValue role) {
        return role.at("Properties", "Policies").list().stream()
                .flatMap(policy -> policy.at("PolicyDocument", "Statement").list().stream());
    }
}
