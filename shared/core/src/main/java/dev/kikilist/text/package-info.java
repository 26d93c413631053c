/** What vendors really type: comparison keys, dates, corporate numbers, sample text. Knows nothing of lists. */
@NullMarked
package dev.kikilist.text;

import org.jspecify.annotations.NullMarked;
