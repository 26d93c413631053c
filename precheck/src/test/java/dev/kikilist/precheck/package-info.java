@NullMarked
package dev.kikilist.precheck;

import org.jspecify.annotations.NullMarked;
