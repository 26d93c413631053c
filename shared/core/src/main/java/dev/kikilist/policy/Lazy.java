package dev.kikilist.policy;

import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once. */
abstract class Lazy<T> {
    private volatile @Nullable T made;

    /** Makes the value. */
    abstract T make();

    final T get() {
        var value = made;
        if (value != null) {
            return value;
        }
        synchronized (this) {
            value = made;
            if (value == null) {
                value = make();
                made = value;
            }
            return value;
        }
    }
}
