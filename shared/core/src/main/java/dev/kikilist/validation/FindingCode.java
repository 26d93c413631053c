package dev.kikilist.validation;

/**
 * The stable codes of findings. The sentences, the paragraph of the agreement and what to do are in the catalogue
 * ({@code findings.tsv}), which holds exactly these codes.
 */
public enum FindingCode {
    F001,
    F002,
    F003,
    F004,
    F005,
    F010,
    F011,
    /** The object lies under no invitation. */
    F020,
    /** The key has a ticket's form but no such ticket was issued. */
    F021,
    /** The object was stored after its ticket had expired. */
    F022,
    /** The object was deleted before it was read. */
    F023,
    E101,
    E102,
    E110,
    E120,
    E130,
    E131,
    E140,
    E150,
    E160,
    E170,
    Q201,
    Q202,
    Q210,
    Q211,
    Q212,
    Q220,
    Q230,
    Q240,
    Q250,
    Q260,
    R301,
    R302,
    R303;

    private final FindingClass findingClass = FindingClass.valueOf(name().substring(0, 1));

    /** Returns what this code leads to. */
    public FindingClass findingClass() {
        return findingClass;
    }
}
