package dev.kikilist.bench.coldstart;

/** How a JVM is started. */
enum Flags {
    /** What the template sets in {@code JAVA_TOOL_OPTIONS}. */
    TEMPLATE("the template's flags"),
    /** C1 alone; the collector is the JVM's choice. */
    C1("C1 only"),
    /** The template's flags and an AOT cache, as in a container image. */
    AOT("the template's flags, AOT cache");

    private final String title;

    Flags(String title) {
        this.title = title;
    }

    /** Returns what tables call it. */
    String title() {
        return title;
    }
}
