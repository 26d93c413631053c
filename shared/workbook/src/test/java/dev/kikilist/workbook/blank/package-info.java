@NullMarked
package dev.kikilist.workbook.blank;

import org.jspecify.annotations.NullMarked;
