@NullMarked
package dev.kikilist.local;

import org.jspecify.annotations.NullMarked;
