@NullMarked
package dev.kikilist.engines;

import org.jspecify.annotations.NullMarked;
