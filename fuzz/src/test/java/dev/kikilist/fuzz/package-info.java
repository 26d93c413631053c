/** What reads uploads, fed with whatever a fuzzer makes of known inputs. */
@NullMarked
package dev.kikilist.fuzz;

import org.jspecify.annotations.NullMarked;
