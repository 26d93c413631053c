package dev.kikilist.bench.coldstart;

/** How a JVM is started. */
enum Flags {
    /** What the template sets in {@code JAVA_TOOL_OPTIONS}. */
    TEMPLATE("the template's flags"),
    /** C1 alone; the collector is the JVM's choice. */
    C1("C1 only"),
    /** The template's flags, an AOT cache and late compiling, as in a container image. */
    AOT("AOT cache");

    private final String title;

    Flags(String title) {
        this.title = title;
    }

    /** Returns what tables call it. */
    String title() {
        return title;
    }
}
