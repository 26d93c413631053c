@NullMarked
package dev.kikilist.procurement;

import org.jspecify.annotations.NullMarked;
