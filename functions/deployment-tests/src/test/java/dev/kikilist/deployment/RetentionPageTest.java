package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.RetentionClass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says how long things are kept is what the template and the table do. */
class RetentionPageTest {
    private static final Template TEMPLATE = Template.ofThisProject();

    private final Map<String, String> rows = rows();

    @Test
    void everyClassHasItsRow() {
        var ofItems = Arrays.stream(RetentionClass.values()).map(Enum::name);

        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ofItems, Stream.of("EXPORT", "LOG", "MESSAGE", "BACKUP"))
                                .toList());
    }

    @Test
    void whatTheTableDeletesIsSaidToBeDeletedByIt() {
        for (var retention : RetentionClass.values()) {
            assertThat(row(retention.name()).contains("the table: `expiresAt`"))
                    .as(retention.name())
                    .isEqualTo(retention.isExpiring());
        }
    }

    @Test
    void periodsThatCanBeChosenAreThoseOfTheTemplate() {
        assertThat(row("EXPORT")).contains(period("ExportRetentionDays"));
        assertThat(row("LOG")).contains(period("LogRetentionDays"));
    }

    @Test
    void everyQueueKeepsItsMessagesForFourteenDays() {
        assertThat(row("MESSAGE")).contains("14 days");
        assertThat(TEMPLATE.resources("AWS::SQS::Queue"))
                .isNotEmpty()
                .allSatisfy((name, queue) -> assertThat(
                                queue.at("Properties", "MessageRetentionPeriod").text())
                        .isEqualTo("1209600"));
    }

    @Test
    void everyBucketIsNamed() {
        var page = String.join("\n", rows.values());

        assertThat(TEMPLATE.resources("AWS::S3::Bucket").keySet())
                .isNotEmpty()
                .allSatisfy(bucket -> assertThat(page).contains("`" + bucket + "`"));
    }

    private String row(String retention) {
        return rows.getOrDefault(retention, "");
    }

    private static String period(String parameter) {
        return "`" + parameter + "` ("
                + TEMPLATE.at("/Parameters/" + parameter + "/Default").text() + ") days";
    }

    private static Map<String, String> rows() {
        var rows = new LinkedHashMap<String, String>();
        Project.text("docs/retention.md")
                .lines()
                .filter(line -> line.matches("\\| [A-Z]+ \\|.*"))
                .forEach(line -> rows.put(line.substring(2, line.indexOf(" |")), line));
        return rows;
    }
}
