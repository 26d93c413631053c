package dev.kikilist.sweep;

import dev.kikilist.mail.MailFeedBacklog;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The reports of the mail service in their queues. SQS counts approximately and some seconds late; who asks leaves a report
 * an hour to arrive and be dealt with.
 */
final class SqsMailFeedBacklog implements MailFeedBacklog {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient client;
    private final List<String> queueUrls;

    /**
     * @param queueUrls the addresses of the queue of reports and of its dead-letter queue
     */
    SqsMailFeedBacklog(SqsClient client, List<String> queueUrls) {
        this.client = client;
        this.queueUrls = List.copyOf(queueUrls);
    }

    @Override
    public boolean isEmpty() {
        return queueUrls.stream().allMatch(this::isEmpty);
    }

    private boolean isEmpty(String queueUrl) {
        var counts = client.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(COUNTS))
                .attributes();
        return COUNTS.stream().allMatch(name -> "0".equals(counts.get(name)));
    }
}
