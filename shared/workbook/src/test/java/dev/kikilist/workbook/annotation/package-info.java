@NullMarked
package dev.kikilist.workbook.annotation;

import org.jspecify.annotations.NullMarked;
