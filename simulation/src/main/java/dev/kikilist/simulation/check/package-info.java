/** What holds in every run, and how it is looked at. */
@NullMarked
package dev.kikilist.simulation.check;

import org.jspecify.annotations.NullMarked;
