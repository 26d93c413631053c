/** Notes what the mail service tells of the mails that it took. */
@NullMarked
package dev.kikilist.feedback;

import org.jspecify.annotations.NullMarked;
