/** Gives a vendor's file back with its findings marked. */
@NullMarked
package dev.kikilist.workbook.annotation;

import org.jspecify.annotations.NullMarked;
