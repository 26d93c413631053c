package dev.kikilist.procurement;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contact of a registration: a person or desk, or word that it was removed. */
public sealed interface RegisteredContact permits Contact, RemovedContact {
    /** Returns the person or desk; empty when it was removed. */
    Optional<Contact> known();

    /** Returns whom mail may be sent to, in that order. */
    static Stream<Contact> reachable(RegisteredContact contact, @Nullable Contact fallback) {
        return Stream.concat(contact.known().stream(), Stream.ofNullable(fallback));
    }
}
