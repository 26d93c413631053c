@NullMarked
package dev.kikilist.validation;

import org.jspecify.annotations.NullMarked;
