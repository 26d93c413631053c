package dev.kikilist.simulation.system;

import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A standard queue with its dead-letter queue, and Lambda's poller of it. */
public final class SimulatedQueue {
    private static final long SECOND = 1_000_000;
    private static final long MOST_AT_ONCE = 5;

    private final World world;
    private final String stem;
    private final long visibilityTimeout;
    private final int maxReceiveCount;
    private final Consumer<List<Delivery>> consumer;
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> deadLetters = new ArrayList<>();
    private int sent;

    /**
     * @param stem what the ids of its messages begin with
     * @param visibilityTimeout how long a message is hidden once it was given out
     * @param maxReceiveCount how often it is given out before it counts as dead
     * @param consumer takes a batch
     */
    public SimulatedQueue(
            World world, String stem, long visibilityTimeout, int maxReceiveCount, Consumer<List<Delivery>> consumer) {
        this.world = world;
        this.stem = stem;
        this.visibilityTimeout = visibilityTimeout;
        this.maxReceiveCount = maxReceiveCount;
        this.consumer = consumer;
    }

    /**
     * One message as it is given out.
     *
     * @param receiveCount how often it was, this time included
     */
    public record Delivery(String messageId, String body, int receiveCount) {}

    private static final class Message {
        private final String id;
        private final String body;
        private long visibleAt;
        private int receiveCount;

        Message(String id, String body, long visibleAt) {
            this.id = id;
            this.body = body;
            this.visibleAt = visibleAt;
        }
    }

    /** Takes a message, and returns its id. */
    public String send(String body) {
        var message = new Message(stem + ++sent, body, world.now());
        messages.add(message);
        poll(message.visibleAt);
        return message.id;
    }

    /** Deletes a message that is done with. */
    public void delete(String messageId) {
        long place = Choices.place("deletion of " + messageId);
        if (!world.happens(Fault.MESSAGE_NOT_DELETED, place, () -> messageId)) {
            messages.removeIf(message -> message.id.equals(messageId));
        }
    }

    /** Moves all dead letters back, each to be given out as often as a new message. */
    public void redrive() {
        var moved = List.copyOf(deadLetters);
        deadLetters.clear();
        for (var message : moved) {
            world.story().tell(() -> message.id + " is moved back to the queue");
            message.receiveCount = 0;
            message.visibleAt = world.now();
            messages.add(message);
            poll(message.visibleAt);
        }
    }

    /** Returns whether there is nothing left, dead letters included. */
    public boolean isEmpty() {
        return messages.isEmpty() && deadLetters.isEmpty();
    }

    /** Returns how many dead letters there are. */
    public int deadLetters() {
        return deadLetters.size();
    }

    private void poll(long at) {
        world.at(at + SECOND / 50, this::give);
    }

    private void give() {
        var batch = new ArrayList<Delivery>();
        for (var message : List.copyOf(messages)) {
            if (message.visibleAt > world.now() || batch.size() == MOST_AT_ONCE) {
                continue;
            }
            if (message.receiveCount == maxReceiveCount) {
                messages.remove(message);
                deadLetters.add(message);
                world.story().tell(() -> message.id + " is moved to the dead-letter queue");
                continue;
            }
            message.receiveCount++;
            batch.add(new Delivery(message.id, message.body, message.receiveCount));
            long place = Choices.place(Choices.place("delivery of " + message.id), message.receiveCount);
            boolean isGivenTwice =
                    world.happens(Fault.MESSAGE_TWICE, place, () -> message.id + " delivery " + message.receiveCount);
            message.visibleAt = world.now() + (isGivenTwice ? SECOND / 10 : visibilityTimeout);
            poll(message.visibleAt);
        }
        if (!batch.isEmpty()) {
            consumer.accept(batch);
        }
    }
}
