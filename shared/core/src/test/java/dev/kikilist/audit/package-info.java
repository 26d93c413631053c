@NullMarked
package dev.kikilist.audit;

import org.jspecify.annotations.NullMarked;
