package dev.kikilist.procurement;

import java.time.Instant;
import java.util.Optional;

/**
 * That a contact was registered and its data were removed.
 *
 * @param at when
 */
public record RemovedContact(Instant at) implements RegisteredContact {
    @Override
    public Optional<Contact> known() {
        return Optional.empty();
    }
}
