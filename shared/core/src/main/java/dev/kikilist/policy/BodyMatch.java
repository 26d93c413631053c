package dev.kikilist.policy;

/** What the text of 省庁名 means in an edition. */
public sealed interface BodyMatch {
    /** The body's name, as it is or as the edition prints it, with or without its legal form in front. */
    record Exact(Body body) implements BodyMatch {}

    /** A short name of the body. */
    record Alias(Body body) implements BodyMatch {}

    /** No body's name, but near to this one's, or this one's with something behind it. */
    record DidYouMean(Body body) implements BodyMatch {}

    /** Nothing of this edition. */
    record Unknown() implements BodyMatch {}
}
