/** Sends the mail that the store owes. */
@NullMarked
package dev.kikilist.notify;

import org.jspecify.annotations.NullMarked;
