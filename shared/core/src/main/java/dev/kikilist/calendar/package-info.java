/** Days in Japan: which of them are business days, and when one begins. */
@NullMarked
package dev.kikilist.calendar;

import org.jspecify.annotations.NullMarked;
