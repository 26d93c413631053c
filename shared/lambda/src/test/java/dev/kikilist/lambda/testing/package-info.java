/** Calls HTTP functions as the gateway does, and holds every answer to {@code openapi.yaml}. */
@NullMarked
package dev.kikilist.lambda.testing;

import org.jspecify.annotations.NullMarked;
