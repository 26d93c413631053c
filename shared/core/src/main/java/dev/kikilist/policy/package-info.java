/** The agreement as data: editions, bodies, categories, advising offices, whom it binds and from when. */
@NullMarked
package dev.kikilist.policy;

import org.jspecify.annotations.NullMarked;
