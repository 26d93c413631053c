/** The whole system in one JVM on embedded engines. */
@NullMarked
package dev.kikilist.local;

import org.jspecify.annotations.NullMarked;
