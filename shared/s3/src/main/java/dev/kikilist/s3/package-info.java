/** Uploads in S3. */
@NullMarked
package dev.kikilist.s3;

import org.jspecify.annotations.NullMarked;
