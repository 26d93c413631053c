/** Judging an equipment list: findings, their catalogue, and the verdict they lead to. */
@NullMarked
package dev.kikilist.validation;

import org.jspecify.annotations.NullMarked;
