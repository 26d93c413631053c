package dev.kikilist.dynamodb;

import java.time.Duration;

/** How much time a piece of work still has, such as one invocation of a function. */
public interface TimeLeft {
    /** Returns the time that is left, zero or negative when it is over. */
    Duration timeLeft();
}
