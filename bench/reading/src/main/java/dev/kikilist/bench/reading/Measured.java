package dev.kikilist.bench.reading;

/**
 * One line of the table.
 *
 * @param rows items of the form
 * @param contender who read it
 * @param nanoseconds of one reading
 * @param heapMegabytes the smallest heap that sufficed, or 0 when it was not measured
 */
record Measured(int rows, Contender contender, double nanoseconds, int heapMegabytes) {}
