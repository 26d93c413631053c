package dev.kikilist.engines;

/** Is told what becomes of mails. */
@FunctionalInterface
public interface MailEventListener {
    /**
     * Takes one event.
     *
     * @param configurationSet the configuration set that the mail was sent with
     * @param type as a configuration set names it, such as {@code DELIVERY}
     * @param event the event as SES publishes it
     */
    void published(String configurationSet, String type, String event);
}
