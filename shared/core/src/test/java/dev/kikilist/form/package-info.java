/** Filled forms for tests, made without any workbook library. */
@NullMarked
package dev.kikilist.form;

import org.jspecify.annotations.NullMarked;
