@NullMarked
package dev.kikilist.calendar;

import org.jspecify.annotations.NullMarked;
