package dev.kikilist.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.intake.UploadNotice.UnreadableNoticeException;
import dev.kikilist.lambda.Json;
import dev.kikilist.submission.ObjectVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNoticeTest {
    private static final String BUCKET = "kikilist-intake-123456789012-ap-northeast-1";
    private static final String PREFIX = "uploads/p0a1b2c3d4e5f6g7h8i9j0k1l2m/v1b2c3d4e5f6g7h8i9j0k1l2m3n/";
    private static final ObjectVersion BY_TICKET = new ObjectVersion(
            BUCKET,
            PREFIX + "tickets/t2c3d4e5f6g7h8i9j0k1l2m3n4o",
            "3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY",
            11_342,
            "0062E99A88DC407460",
            Instant.parse("2026-12-01T05:12:34.567Z"));
    private static final String JAPANESE_KEY = PREFIX + "機器リスト 第1版+修正.xlsx";

    @Test
    void aNotificationInAMessageNamesItsObject() {
        assertThat(inMessages("uploaded-by-ticket")).containsExactly(BY_TICKET);
    }

    @Test
    void aNotificationWithoutQueueNamesItsObject() {
        var event = Json.parse(Events.intake("uploaded-without-queue"));

        assertThat(UploadNotice.isFromQueue(event)).isFalse();
        assertThat(UploadNotice.in(event)).containsExactly(BY_TICKET);
    }

    @Test
    void theKeyOfANotificationIsDecodedOnce() {
        assertThat(inMessages("uploaded-under-a-japanese-key"))
                .singleElement()
                .extracting(ObjectVersion::key)
                .isEqualTo(JAPANESE_KEY);
    }

    @Test
    void aPercentSignInAKeySurvives() {
        var body = "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Copy\",\"eventTime\":"
                + "\"2026-12-01T05:12:34.567Z\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"100%2525+a\","
                + "\"size\":1}}}]}";

        assertThat(UploadNotice.inBody(body))
                .containsExactly(
                        new ObjectVersion("b", "100%25 a", null, 1, null, Instant.parse("2026-12-01T05:12:34.567Z")));
    }

    @Test
    void theKeyOfAnEventBridgeEventIsTakenAsItIs() {
        var expected = new ObjectVersion(
                BUCKET,
                JAPANESE_KEY,
                "3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY",
                11_342,
                "0062E99A88DC407460",
                Instant.parse("2026-12-01T05:12:34Z"));

        assertThat(UploadNotice.in(Json.parse(Events.intake("uploaded-by-eventbridge"))))
                .containsExactly(expected);
        assertThat(inMessages("uploaded-by-eventbridge-in-a-queue")).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification-test", "removed"})
    void whatStoresNothingNamesNothing(String event) {
        assertThat(inMessages(event)).isEmpty();
    }

    @Test
    void otherEventBridgeEventsNameNothing() {
        assertThat(UploadNotice.inBody("{\"source\":\"aws.s3\",\"detail-type\":\"Object Deleted\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "this is not a notification",
                "{}",
                "[]",
                "null",
                "{\"Records\":[]}",
                "{\"Records\":[{\"eventSource\":\"aws:sns\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\"}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"eventTime\":"
                        + "\"yesterday\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\",\"size\":1}}}]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"eventTime\":"
                        + "\"2026-12-01T05:12:34Z\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"%zz\","
                        + "\"size\":1}}}]}"
            })
    void anythingElseIsUnreadable(String body) {
        assertThatThrownBy(() -> UploadNotice.inBody(body)).isInstanceOf(UnreadableNoticeException.class);
    }

    private static List<ObjectVersion> inMessages(String name) {
        var event = Json.parse(Events.intake(name));
        assertThat(UploadNotice.isFromQueue(event)).isTrue();
        return event.at("Records").elements().stream()
                .flatMap(
                        message -> UploadNotice.inBody(message.at("body").text().orElseThrow()).stream())
                .toList();
    }
}
