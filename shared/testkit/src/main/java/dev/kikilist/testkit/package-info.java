/** Contract tests of the ports, in-memory adapters kept honest by them, and builders of test data. */
@NullMarked
package dev.kikilist.testkit;

import org.jspecify.annotations.NullMarked;
