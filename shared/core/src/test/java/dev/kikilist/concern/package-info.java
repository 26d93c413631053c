@NullMarked
package dev.kikilist.concern;

import org.jspecify.annotations.NullMarked;
