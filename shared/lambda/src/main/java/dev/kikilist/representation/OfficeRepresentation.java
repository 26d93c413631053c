package dev.kikilist.representation;

import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.policy.AdvisingOfficeCode;

/** Shows where an advising office gets its mail. */
public final class OfficeRepresentation {
    private OfficeRepresentation() {}

    /** Returns the answer that shows {@code registered}; queries and commands answer alike. */
    public static HttpResponse of(AdvisingOfficeCode office, OfficeContact registered) {
        var json = JsonWriter.toText().beginObject().field("officeCode", office.value());
        var contact = registered.contact();
        if (contact == null) {
            json.field("contact", (String) null);
        } else {
            ProcurementRepresentation.write(json, contact);
        }
        ProcurementRepresentation.writeFallback(json, registered.fallback());
        return HttpResponse.json(200, json.endObject().text()).version(registered.version());
    }
}
