package dev.kikilist.simulation.mutation;

import dev.kikilist.access.Viewer;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.Outbox;
import dev.kikilist.paging.Page;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.simulation.system.Wiring;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.UploadedObjects;
import dev.kikilist.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** How each {@link Mutation} is put together: something stands between the product and a port or a client. */
final class Mutants {
    private Mutants() {}

    private static boolean isSortedBy(Map<String, AttributeValue> key, String prefix) {
        return key.getOrDefault("sk", AttributeValue.fromS("")).s().startsWith(prefix);
    }

    static final class KeyedByMessage extends Wiring {
        private static final String MARK = "~";

        @Override
        public String notification(String body, String messageId) {
            return body.replaceFirst("\"versionId\":\"([^\"]*)\"", "\"versionId\":\"$1" + MARK + messageId + "\"");
        }

        @Override
        public UploadedObjects objects(UploadedObjects objects) {
            return object -> {
                var version = Objects.requireNonNull(object.versionId());
                return objects.fetch(new ObjectVersion(
                        object.bucket(),
                        object.key(),
                        version.substring(0, version.indexOf(MARK)),
                        object.size(),
                        object.sequencer(),
                        object.storedAt()));
            };
        }
    }

    static final class FenceDropped extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                String condition(Map<String, AttributeValue> key, String condition) {
                    return key.containsKey("decidedAt") ? condition.replace(" AND #fence = :fence", "") : condition;
                }
            };
        }
    }

    static final class DecidedAgain extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                @Nullable
                String condition(Map<String, AttributeValue> key, String condition) {
                    return isSortedBy(key, "MAIL#")
                            ? null
                            : key.containsKey("decidedAt") ? "#chainSequence = :chainBefore" : condition;
                }
            };
        }
    }

    static final class InvitationUnguarded extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                String condition(Map<String, AttributeValue> key, String condition) {
                    return isSortedBy(key, "INVITATION#") && condition.startsWith("#lastVersion")
                            ? "attribute_exists(pk)"
                            : condition;
                }
            };
        }
    }

    static final class LastArrivalStands extends Wiring {
        @Override
        public SubmissionStore submissions(
                SubmissionStore submissions, ProcurementStore procurements, MailSender sender) {
            return new OtherSubmissionStore(submissions) {
                @Override
                Decision other(Decision decision) {
                    var before = decision.invitationBefore();
                    var standing = before == null ? null : before.current();
                    var late = decision.submission();
                    return standing == null || late.state() != SubmissionState.SUPERSEDED
                            ? decision
                            : new Decision(
                                    sound(late),
                                    decision.lease(),
                                    before,
                                    new CurrentList(late.id(), standing.order()),
                                    standing.id(),
                                    decision.mails());
                }
            };
        }

        private static Submission sound(Submission late) {
            return new Submission(
                    late.id(),
                    late.object(),
                    late.fileName(),
                    late.owner(),
                    SubmissionState.READY_FOR_REVIEW,
                    late.version(),
                    late.late(),
                    late.receivedAt(),
                    late.decidedAt(),
                    late.reading(),
                    null);
        }
    }

    static final class SentByIntake extends Wiring {
        private static final RenderedMail MAIL = new RenderedMail("機器リスト", "", "");

        @Override
        public SubmissionStore submissions(
                SubmissionStore submissions, ProcurementStore procurements, MailSender sender) {
            return new OtherSubmissionStore(submissions) {
                @Override
                Decision other(Decision decision) {
                    EmailAddress to = Samples.contact("somebody").email();
                    decision.mails().forEach(mail -> sender.send(new Outbox.Claim(mail.id(), 1), to, MAIL));
                    return decision;
                }
            };
        }
    }

    static final class MailLeftOut extends Wiring {
        @Override
        public SubmissionStore submissions(
                SubmissionStore submissions, ProcurementStore procurements, MailSender sender) {
            return new OtherSubmissionStore(submissions) {
                @Override
                Decision other(Decision decision) {
                    return new Decision(
                            decision.submission(),
                            decision.lease(),
                            decision.invitationBefore(),
                            decision.currentAfter(),
                            decision.superseded(),
                            allButOne(decision.mails()));
                }
            };
        }

        private static List<MailOwed> allButOne(List<MailOwed> mails) {
            return mails.subList(0, Math.max(0, mails.size() - 1));
        }
    }

    static final class UnprocessedIgnored extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
                    return super.batchWriteItem(request).toBuilder()
                            .unprocessedItems(Map.of())
                            .build();
                }
            };
        }
    }

    static final class RowsWithoutFence extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                String sort(String sort) {
                    return sort.replaceFirst("^(ITEMS|SUBCONTRACTORS|FINDINGS|FINDINGS-R)#\\d{5}#", "$1#00000#");
                }
            };
        }
    }

    static final class SweepOff extends Wiring {
        @Override
        public boolean sweeps() {
            return false;
        }
    }

    static final class BucketNotSwept extends Wiring {
        @Override
        public StoredVersions listing(StoredVersions bucket) {
            return (prefix, from) -> new Page<>(List.of(), null);
        }
    }

    static final class ChainUnguarded extends Wiring {
        @Override
        public DynamoDbClient client(DynamoDbClient client) {
            return new RewrittenDynamoDb(client) {
                @Override
                @Nullable
                String condition(Map<String, AttributeValue> key, String condition) {
                    return isSortedBy(key, "AUDIT#")
                            ? null
                            : condition
                                    .replace(" AND #chainSequence = :chainBefore", "")
                                    .replace("#chainSequence = :chainBefore AND ", "")
                                    .replace("#chainSequence = :chainBefore", "attribute_exists(pk)");
                }
            };
        }
    }

    static final class VendorAsAgency extends Wiring {
        @Override
        public Viewer viewer(Viewer viewer) {
            return new Viewer.AgencyViewer(Samples.BODY);
        }
    }

    static final class NotificationCut extends Wiring {
        @Override
        public String notification(String body, String messageId) {
            return messageId.equals("m1") ? body.substring(0, body.length() / 2) : body;
        }
    }
}
