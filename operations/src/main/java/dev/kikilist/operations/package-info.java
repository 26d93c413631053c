/** Commands for operators, as one runnable jar. */
@NullMarked
package dev.kikilist.operations;

import org.jspecify.annotations.NullMarked;
