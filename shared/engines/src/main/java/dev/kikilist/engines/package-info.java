/**
 * Servers that stand in for the AWS services inside one JVM, on loopback addresses only.
 *
 * <p>They are for tests and for the local system. No function may depend on them.
 */
@NullMarked
package dev.kikilist.engines;

import org.jspecify.annotations.NullMarked;
