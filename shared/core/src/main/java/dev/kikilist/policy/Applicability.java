package dev.kikilist.policy;

import dev.kikilist.text.BilingualText;

/** Whether the agreement binds a body in a procurement (§8), with the reason in words. */
public sealed interface Applicability {
    /** Returns the reason, for people. */
    BilingualText explanation();

    /** The agreement binds. */
    record Binding(BilingualText explanation) implements Applicability {}

    /** The agreement does not bind: the procurement started too early, or the body is not of 別紙1. */
    record NotBinding(BilingualText explanation) implements Applicability {}

    /** The text does not say it: someone who knows has to. */
    record Uncertain(BilingualText explanation) implements Applicability {}
}
