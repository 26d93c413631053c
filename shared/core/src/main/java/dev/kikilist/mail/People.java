package dev.kikilist.mail;

import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.Person;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.RegisteredContact;
import org.jspecify.annotations.Nullable;

/** Registered contacts as a mail names them. */
final class People {
    private static final int SHORT = 60;
    private static final int LONG = 200;

    private People() {}

    static Addressee addressee(String organisation, Contact contact) {
        return new Addressee(
                OneLine.of(organisation, LONG),
                OneLine.of(contact.department(), LONG),
                OneLine.of(contact.name(), LONG));
    }

    /**
     * Returns whom to turn to at {@code organisation}: the contact, or where that was removed the fallback. Where both are
     * gone, a sentence stands in the place of their name.
     */
    static Person person(String organisation, RegisteredContact contact, @Nullable Contact fallback) {
        return RegisteredContact.reachable(contact, fallback)
                .findFirst()
                .map(found -> new Person(
                        OneLine.of(organisation, LONG),
                        OneLine.of(found.department(), LONG),
                        OneLine.of(found.name(), LONG),
                        found.email().value(),
                        OneLine.of(found.phone(), SHORT)))
                .orElseGet(() -> new Person(
                        OneLine.of(organisation, LONG),
                        "",
                        "担当者の連絡先は削除済みです。",
                        "The data of the contact have been removed.",
                        ""));
    }
}
