package dev.kikilist.simulation.mutation;

import dev.kikilist.mail.MailFeed;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.Sending;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.simulation.system.Wiring;
import dev.kikilist.testkit.ForwardingOutbox;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How each {@link Mutation} of what is done about mails is put together. */
final class MailMutants {
    private MailMutants() {}

    static final class ClaimUnguarded extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                String condition(Map<String, AttributeValue> key, String condition) {
                    return condition.startsWith("#state IN (:pending") ? "attribute_exists(pk)" : condition;
                }
            };
        }
    }

    static final class MarkedBeforeSent extends Wiring {
        @Override
        public Outbox outbox(Outbox outbox) {
            return new ForwardingOutbox(outbox) {
                @Override
                public Optional<Claim> claim(MailId id, Instant now) {
                    var claim = outbox.claim(id, now);
                    claim.ifPresent(granted -> outbox.sent(granted, "message-to-come", now));
                    return claim;
                }
            };
        }
    }

    static final class SentAgainInDoubt extends Wiring {
        @Override
        public MailSender sender(MailSender sender) {
            return (id, to, mail) -> switch (sender.send(id, to, mail)) {
                case Sending.Unknown unknown -> new Sending.NotNow(unknown.reason());
                case Sending.Accepted accepted -> accepted;
                case Sending.Rejected rejected -> rejected;
                case Sending.NotNow notNow -> notNow;
            };
        }
    }

    static final class ReportsIgnored extends Wiring {
        @Override
        public Outbox reported(Outbox outbox) {
            return new ForwardingOutbox(outbox) {
                @Override
                public Noted note(MailReport report, boolean goesOn) {
                    return Noted.KNOWN;
                }
            };
        }
    }

    static final class ReturnForgotten extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                String attribute(String name) {
                    return name.equals("returned") ? "forgotten" : name;
                }
            };
        }
    }

    static final class ReturnTakenAsPassing extends Wiring {
        @Override
        public Outbox reported(Outbox outbox) {
            return new ForwardingOutbox(outbox) {
                @Override
                public Noted note(MailReport report, boolean goesOn) {
                    return super.note(passing(report), goesOn);
                }
            };
        }

        private static MailReport passing(MailReport report) {
            return report.news() instanceof News.Bounced(Instant at, String reason)
                    ? new MailReport(
                            report.claim(),
                            report.messageId(),
                            report.takenAt(),
                            report.to(),
                            new News.Undelivered(at, reason))
                    : report;
        }
    }

    static final class AddressNotSuppressed extends Wiring {
        @Override
        public Suppressions suppressions(Suppressions suppressions) {
            return new Suppressions() {
                @Override
                public boolean suppress(EmailAddress address, Suppression suppression) {
                    return false;
                }

                @Override
                public Map<EmailAddress, Suppression> among(Collection<EmailAddress> addresses) {
                    return suppressions.among(addresses);
                }

                @Override
                public boolean lift(EmailAddress address, Reason upTo, Instant now) {
                    return suppressions.lift(address, upTo, now);
                }
            };
        }
    }

    static final class FeedNotAsked extends Wiring {
        @Override
        public MailFeed feed(MailFeed feed) {
            return latest(Optional.of(Instant.MAX));
        }
    }

    static final class DoubtNeverResolved extends Wiring {
        @Override
        public MailFeed feed(MailFeed feed) {
            return latest(Optional.empty());
        }
    }

    /** Returns a feed of which the sweep hears this. */
    private static MailFeed latest(Optional<Instant> latest) {
        return new MailFeed() {
            @Override
            public void heardOf(Instant takenAt) {
                throw new UnsupportedOperationException("the sweep hears of no mail");
            }

            @Override
            public Optional<Instant> latestHeardOf() {
                return latest;
            }
        };
    }
}
