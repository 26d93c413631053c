@NullMarked
package dev.kikilist.spreadsheet;

import org.jspecify.annotations.NullMarked;
