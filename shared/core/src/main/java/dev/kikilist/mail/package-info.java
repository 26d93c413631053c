/** Mail that is owed, recorded together with the state that owes it, and sent once. */
@NullMarked
package dev.kikilist.mail;

import org.jspecify.annotations.NullMarked;
