/** What an agency registers: procurements, invitations of vendors, upload tickets. */
@NullMarked
package dev.kikilist.procurement;

import org.jspecify.annotations.NullMarked;
