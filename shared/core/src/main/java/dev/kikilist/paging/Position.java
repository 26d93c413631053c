package dev.kikilist.paging;

/**
 * Where the next page of a listing starts, in terms only the store that made it understands.
 *
 * <p>A position never holds a partition key: those come from the viewer's own scope on every call, so a position that
 * somebody altered can at most point elsewhere in what that viewer may see.
 *
 * @param value the store's own text
 */
public record Position(String value) {}
