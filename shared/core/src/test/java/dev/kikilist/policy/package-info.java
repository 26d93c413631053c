@NullMarked
package dev.kikilist.policy;

import org.jspecify.annotations.NullMarked;
