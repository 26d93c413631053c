package dev.kikilist.mail;

import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The addresses that no mail is sent to, since mail to them came back for good or was called unwanted. Addresses that
 * differ in case only are one.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached.
 */
public interface Suppressions {
    /**
     * Suppresses an address. Does nothing when that is known, or when the suppression was lifted after {@code since}: reports
     * come late, and twice.
     *
     * @return whether it is suppressed now and was not before
     */
    boolean suppress(EmailAddress address, Suppression suppression);

    /** Returns those of {@code addresses} that are suppressed, and why. */
    Map<EmailAddress, Suppression> among(Collection<EmailAddress> addresses);

    /**
     * Lifts the suppression of an address, if its reason weighs no more than {@code upTo}.
     *
     * @return whether it was lifted
     */
    boolean lift(EmailAddress address, Reason upTo, Instant now);

    /**
     * Why an address is suppressed, and since when.
     *
     * @param since when that happened, as the mail service tells it
     */
    record Suppression(Reason reason, Instant since) {}

    /** Why an address is suppressed. The later one outweighs the earlier one. */
    enum Reason {
        /** Mail to it came back for good. */
        BOUNCED,
        /** Whoever got mail there called it unwanted. */
        COMPLAINED
    }
}
