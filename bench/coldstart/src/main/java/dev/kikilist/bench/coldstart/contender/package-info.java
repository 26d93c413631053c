/** Handlers that do the bare minimum of what a function does. Each is deployed alone, with the libraries that it needs. */
@NullMarked
package dev.kikilist.bench.coldstart.contender;

import org.jspecify.annotations.NullMarked;
