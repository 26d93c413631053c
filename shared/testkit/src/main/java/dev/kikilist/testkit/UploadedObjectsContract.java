package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadedObjects;
import dev.kikilist.submission.UploadedObjects.Fetched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link UploadedObjects} keeps to. */
public abstract class UploadedObjectsContract {
    /** Returns the adapter under test, which takes objects of up to {@link #largest} bytes. */
    protected abstract UploadedObjects objects();

    /** Returns an adapter of the same kind whose store cannot be reached. */
    protected abstract UploadedObjects unreachable();

    /** Returns the length in bytes above which an object is not fetched. */
    protected abstract long largest();

    /** Stores an object as a vendor does, and returns it as a notification would name it. */
    protected abstract ObjectVersion store(String key, byte[] content);

    /** Deletes exactly this version. */
    protected abstract void delete(ObjectVersion object);

    /** Returns whether the store keeps earlier versions of an object. */
    protected abstract boolean keepsVersions();

    @ParameterizedTest
    @ValueSource(
            strings = {"uploads/list.xlsx", "uploads/機器 リスト+(第1版)&#%3F.xlsx", "uploads/𠮷/a  b", "uploads/tickets/t0"})
    void fetchesTheContent(String key) throws Exception {
        var content = new byte[100_000];
        new Random(7).nextBytes(content);
        var object = store(key, content);

        try (var fetched = content(objects().fetch(object))) {
            assertThat(fetched.file()).hasBinaryContent(content);
            assertThat(fetched.size()).isEqualTo(100_000);
            assertThat(fetched.sha256()).isEqualTo(sha256(content));
        }
    }

    @Test
    void deletesTheLocalCopy() {
        var object = store("uploads/list.xlsx", bytes("content"));

        var fetched = content(objects().fetch(object));
        assertThat(fetched.file()).exists();
        fetched.close();

        assertThat(fetched.file()).doesNotExist();
        fetched.close();
    }

    @Test
    void makesACopyForEachFetch() throws IOException {
        var object = store("uploads/list.xlsx", bytes("content"));

        try (var first = content(objects().fetch(object));
                var second = content(objects().fetch(object))) {
            assertThat(first.file()).isNotEqualTo(second.file());
            Files.writeString(first.file(), "changed");
            assertThat(second.file()).hasContent("content");
        }
    }

    @Test
    void fetchesAnEmptyObject() throws Exception {
        var object = store("uploads/empty.xlsx", new byte[0]);

        try (var fetched = content(objects().fetch(object))) {
            assertThat(fetched.size()).isZero();
            assertThat(fetched.sha256()).isEqualTo(sha256(new byte[0]));
            assertThat(fetched.file()).isEmptyFile();
        }
    }

    @Test
    void fetchesTheVersionThatIsNamed() {
        assumeTrue(keepsVersions(), "the store keeps one version only");
        var first = store("uploads/list.xlsx", bytes("first"));
        var second = store("uploads/list.xlsx", bytes("second"));

        try (var fetched = content(objects().fetch(first))) {
            assertThat(fetched.file()).hasContent("first");
        }
        try (var fetched = content(objects().fetch(second))) {
            assertThat(fetched.file()).hasContent("second");
        }
        delete(first);
        assertThat(objects().fetch(first)).isEqualTo(new Fetched.Gone());
        try (var fetched = content(objects().fetch(second))) {
            assertThat(fetched.file()).hasContent("second");
        }
    }

    @Test
    void tellsThatAnObjectIsGone() {
        var object = store("uploads/list.xlsx", bytes("content"));
        delete(object);

        assertThat(objects().fetch(object)).isEqualTo(new Fetched.Gone());
    }

    @Test
    void doesNotFetchWhatIsTooLarge() {
        var fits = store("uploads/fits.xlsx", new byte[(int) largest()]);
        var tooLarge = store("uploads/large.xlsx", new byte[(int) largest() + 1]);

        try (var fetched = content(objects().fetch(fits))) {
            assertThat(fetched.size()).isEqualTo(largest());
        }
        assertThat(objects().fetch(tooLarge)).isEqualTo(new Fetched.TooLarge(largest() + 1));
    }

    @Test
    void doesNotBelieveTheSizeThatANotificationNames() {
        var object = store("uploads/large.xlsx", new byte[(int) largest() + 1]);
        var understated = new ObjectVersion(
                object.bucket(), object.key(), object.versionId(), 1, object.sequencer(), object.storedAt());

        assertThat(objects().fetch(understated)).isEqualTo(new Fetched.TooLarge(largest() + 1));
    }

    @Test
    void throwsWhenTheStoreCannotBeReached() {
        var object = store("uploads/list.xlsx", bytes("content"));

        assertThatThrownBy(() -> unreachable().fetch(object)).isInstanceOf(RuntimeException.class);
    }

    private static Fetched.Content content(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Content.class);
        return (Fetched.Content) fetched;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
