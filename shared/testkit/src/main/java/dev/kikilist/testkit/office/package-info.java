/** The spreadsheet program that many vendors have, to open with it what was written. */
@NullMarked
package dev.kikilist.testkit.office;

import org.jspecify.annotations.NullMarked;
