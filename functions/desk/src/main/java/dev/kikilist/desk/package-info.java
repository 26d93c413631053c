/** Carries out the commands of agencies and vendors over HTTP. */
@NullMarked
package dev.kikilist.desk;

import org.jspecify.annotations.NullMarked;
