/** Pages that commands write what they measured to. */
@NullMarked
package dev.kikilist.testkit.report;

import org.jspecify.annotations.NullMarked;
