@NullMarked
package dev.kikilist.text;

import org.jspecify.annotations.NullMarked;
