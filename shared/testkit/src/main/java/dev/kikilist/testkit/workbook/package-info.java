/** Writes filled forms as files, right ones and wrong ones. */
@NullMarked
package dev.kikilist.testkit.workbook;

import org.jspecify.annotations.NullMarked;
