/** Objects in files. S3Proxy takes the capabilities of a store from this last part of its package's name. */
@NullMarked
package dev.kikilist.engines.nio2blob;

import org.jspecify.annotations.NullMarked;
