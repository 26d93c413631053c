package dev.kikilist.representation;

import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.concern.RecallId;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.policy.BodyCode;
import org.jspecify.annotations.Nullable;

/** Shows entries of the concern list; to reviewers only. */
public final class ConcernRepresentation {
    private ConcernRepresentation() {}

    /** Returns where an entry is shown. */
    public static String path(ConcernId id) {
        return "/concerns/" + id;
    }

    /** Returns where a recall is shown. */
    public static String path(RecallId id) {
        return "/recalls/" + id;
    }

    /** Returns the document of an entry. */
    public static String document(Concern concern) {
        var json = JsonWriter.toText();
        write(json, concern);
        return json.text();
    }

    /** Writes an entry. */
    public static void write(JsonWriter json, Concern concern) {
        json.beginObject()
                .field("id", concern.id().value())
                .field("version", concern.version())
                .field("state", concern.state().name());
        write(json, concern.terms());
        json.field("draftedAt", Times.text(concern.draftedAt())).field("changedAt", Times.text(concern.changedAt()));
        write(json, "changedBy", concern.changedBy());
        json.beginObject("links")
                .field("self", path(concern.id()))
                .field("versions", path(concern.id()) + "/versions")
                .field("dryRun", path(concern.id()) + "/dry-run")
                .endObject()
                .endObject();
    }

    /** Writes the member {@code name}: a reviewer. */
    public static void write(JsonWriter json, String name, ReviewerViewer reviewer) {
        json.beginObject(name)
                .field("office", reviewer.office().value())
                .field("reviewer", reviewer.reviewer().value())
                .endObject();
    }

    private static void write(JsonWriter json, ConcernTerms terms) {
        var number = terms.corporateNumber();
        var category = terms.category();
        var until = terms.validUntil();
        json.field("makers", terms.makers())
                .field("corporateNumber", number == null ? null : number.value())
                .field("product", written(terms.product()))
                .field("model", written(terms.model()))
                .field("category", category == null ? null : category.value())
                .field("country", terms.country())
                .field("reason", terms.reason())
                .field("validFrom", terms.validFrom().toString())
                .field("validUntil", until == null ? null : until.toString())
                .field("bodies", terms.bodies().stream().map(BodyCode::value).toList());
    }

    private static @Nullable String written(@Nullable NamePattern pattern) {
        return pattern == null ? null : pattern.written();
    }
}
