/** How the things of the domain are shown over HTTP; {@code openapi.yaml} says the same. */
@NullMarked
package dev.kikilist.representation;

import org.jspecify.annotations.NullMarked;
