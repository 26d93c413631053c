/** Sends the mail that the store owes. */
@NullMarked
@JStacheConfig(pathing = @JStachePath(prefix = "dev/kikilist/notify/mail/"))
package dev.kikilist.notify;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import org.jspecify.annotations.NullMarked;
