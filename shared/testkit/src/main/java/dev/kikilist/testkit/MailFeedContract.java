package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailFeed;
import org.junit.jupiter.api.Test;

/** What every {@link MailFeed} keeps to. */
public abstract class MailFeedContract extends StoreContract {
    @Test
    void knowsTheLatestMailThatWasToldOf() {
        var feed = stores.mailFeed();
        assertThat(feed.latestHeardOf()).isEmpty();

        feed.heardOf(Samples.NOW);
        feed.heardOf(Samples.NOW.plusMillis(1));
        feed.heardOf(Samples.NOW.minusSeconds(1));
        feed.heardOf(Samples.NOW.plusMillis(1));

        assertThat(feed.latestHeardOf()).contains(Samples.NOW.plusMillis(1));
    }
}
