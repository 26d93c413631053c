@NullMarked
package dev.kikilist.s3;

import org.jspecify.annotations.NullMarked;
