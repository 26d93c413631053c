@NullMarked
package dev.kikilist.submission;

import org.jspecify.annotations.NullMarked;
