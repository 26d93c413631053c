package dev.kikilist.mail;

import dev.kikilist.mail.MailContent.Addressee;
import dev.kikilist.mail.MailContent.Person;
import dev.kikilist.procurement.Contact;

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

    static Person person(String organisation, Contact contact) {
        return new Person(
                OneLine.of(organisation, LONG),
                OneLine.of(contact.department(), LONG),
                OneLine.of(contact.name(), LONG),
                contact.email().value(),
                OneLine.of(contact.phone(), SHORT));
    }
}
