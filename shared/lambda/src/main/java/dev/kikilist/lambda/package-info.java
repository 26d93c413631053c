/** What every function needs of its runtime: typed configuration, a structured log, HTTP problem answers. */
@NullMarked
package dev.kikilist.lambda;

import org.jspecify.annotations.NullMarked;
