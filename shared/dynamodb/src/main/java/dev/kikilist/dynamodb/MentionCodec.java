package dev.kikilist.dynamodb;

import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.NameFilter;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.CorporateNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a mention, and the one that says which list named something first. */
final class MentionCodec {
    static final String SUBMISSION = "submission";

    /** The names of a list with very many that are not indexed one by one. */
    private static final String OTHERS = "others";

    private MentionCodec() {}

    static Map<String, AttributeValue> encode(Mention mention) {
        var owner = mention.owner();
        var item = ItemBuilder.at(Keys.mention(mention.key(), mention.receivedAt(), mention.lease()))
                .text(SUBMISSION, mention.lease().submission().value())
                .number("fence", mention.lease().fence())
                .text("procurement", owner.procurementId().value())
                .text("invitation", owner.invitationId().value())
                .text("body", owner.body().value())
                .text("vendor", owner.vendor().value())
                .moment("receivedAt", mention.receivedAt())
                .number("rows", mention.rows())
                .text("written", mention.written());
        var others = mention.others();
        return (others == null ? item : item.bytes(OTHERS, deflated(others.bytes()))).build();
    }

    static Mention decode(MentionKey key, StoredItem item) {
        return new Mention(
                key,
                new Lease(new SubmissionId(item.text(SUBMISSION)), item.count("fence")),
                new Owner.Invited(
                        new ProcurementId(item.text("procurement")),
                        new InvitationId(item.text("invitation")),
                        new BodyCode(item.text("body")),
                        new CorporateNumber(item.text("vendor"))),
                item.moment("receivedAt"),
                item.count("rows"),
                item.text("written"),
                others(item));
    }

    private static @Nullable NameFilter others(StoredItem item) {
        var deflated = item.bytesOrNull(OTHERS);
        if (deflated == null) {
            return null;
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return NameFilter.of(in.readAllBytes());
        } catch (IOException e) {
            throw new CorruptItemException(
                    item.key().partition() + " " + item.key().sort(), OTHERS, e);
        }
    }

    private static byte[] deflated(byte[] bytes) {
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    static Map<String, AttributeValue> first(MentionKey key, SubmissionId submission) {
        return ItemBuilder.at(Keys.firstMention(key))
                .text(SUBMISSION, submission.value())
                .build();
    }
}
