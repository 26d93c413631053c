/** One uploaded object version and what became of it. */
@NullMarked
package dev.kikilist.submission;

import org.jspecify.annotations.NullMarked;
