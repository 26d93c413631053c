@NullMarked
package dev.kikilist.reading;

import org.jspecify.annotations.NullMarked;
