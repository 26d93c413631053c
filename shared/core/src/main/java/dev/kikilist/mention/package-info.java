/** Where lists name which maker, number, product or model: the index that reviewers search. */
@NullMarked
package dev.kikilist.mention;

import org.jspecify.annotations.NullMarked;
