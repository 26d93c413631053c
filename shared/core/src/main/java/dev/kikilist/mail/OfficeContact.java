package dev.kikilist.mail;

import dev.kikilist.procurement.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Where an advising office gets its mail.
 *
 * @param version 1 before anything was registered; rises with every change
 * @param contact the contact, or null when there is none
 * @param fallback who gets its mail where the contact's address takes none, or null when nobody does
 */
public record OfficeContact(
        int version, @Nullable Contact contact, @Nullable Contact fallback) {
    /** Nothing was registered. */
    public static final OfficeContact NONE = new OfficeContact(1, null, null);

    /** Returns the version after this one, in which {@code newContact} and {@code newFallback} are registered. */
    public OfficeContact changedTo(@Nullable Contact newContact, @Nullable Contact newFallback) {
        return new OfficeContact(version + 1, newContact, newFallback);
    }
}
