package dev.kikilist.procurement;

import java.util.Optional;

/**
 * A person or desk that mail may be sent to, as registered; never taken from an uploaded file.
 *
 * @param department 担当部局課名; empty when there is none
 * @param name 担当者名
 * @param email one mail address, without display name
 * @param phone 連絡先電話番号; empty when not given
 */
public record Contact(String department, String name, EmailAddress email, String phone) implements RegisteredContact {
    @Override
    public Optional<Contact> known() {
        return Optional.of(this);
    }

    /** Returns whether its mail goes to {@code address}; addresses that differ in case only are one. */
    boolean isAt(EmailAddress address) {
        return email.folded().equals(address.folded());
    }
}
