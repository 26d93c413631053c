/** What happened, in chains of events that show when one is changed, taken out, put in or moved. */
@NullMarked
package dev.kikilist.audit;

import org.jspecify.annotations.NullMarked;
