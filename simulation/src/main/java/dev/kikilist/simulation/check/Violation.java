package dev.kikilist.simulation.check;

/** A property that did not hold, and how. */
public record Violation(Property property, String words) {}
