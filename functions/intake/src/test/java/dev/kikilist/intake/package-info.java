/** Tests of intake's handler, of what it decodes, and of its adapter of S3. */
@NullMarked
package dev.kikilist.intake;

import org.jspecify.annotations.NullMarked;
