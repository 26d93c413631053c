/** What became of requests that their callers gave a key, so that each is carried out once and answered alike. */
@NullMarked
package dev.kikilist.idempotency;

import org.jspecify.annotations.NullMarked;
