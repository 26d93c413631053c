/** Measures the reading of workbooks beside other readers, all on the same files in one run. */
@NullMarked
package dev.kikilist.bench.reading;

import org.jspecify.annotations.NullMarked;
