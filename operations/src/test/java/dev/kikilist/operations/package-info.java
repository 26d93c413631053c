@NullMarked
package dev.kikilist.operations;

import org.jspecify.annotations.NullMarked;
