/** Holds the template, the events, the handlers and the built zips equal. */
@NullMarked
package dev.kikilist.deployment;

import org.jspecify.annotations.NullMarked;
