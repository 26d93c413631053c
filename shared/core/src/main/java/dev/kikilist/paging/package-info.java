/** Pages of a listing and the position at which the next one starts. */
@NullMarked
package dev.kikilist.paging;

import org.jspecify.annotations.NullMarked;
