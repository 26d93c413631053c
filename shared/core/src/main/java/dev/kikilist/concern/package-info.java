/** The concern list: what reviewers look out for in lists. Nothing of it is ever seen by a vendor or an agency. */
@NullMarked
package dev.kikilist.concern;

import org.jspecify.annotations.NullMarked;
