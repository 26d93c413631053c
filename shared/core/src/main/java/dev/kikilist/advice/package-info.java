/** The review of a list by the advising offices (§5), from the agency's request to the advice that is released. */
@NullMarked
package dev.kikilist.advice;

import org.jspecify.annotations.NullMarked;
