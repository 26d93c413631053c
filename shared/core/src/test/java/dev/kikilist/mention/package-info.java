@NullMarked
package dev.kikilist.mention;

import org.jspecify.annotations.NullMarked;
