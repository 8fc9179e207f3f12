package dev.outlive.ledger;

import java.lang.ref.WeakReference;

/**
 * An object that is to be copied before it ends.
 *
 * @param object the host's; if it is gone nobody can use it
 * @param part its life
 * @param plan what of it
 */
record Watched(WeakReference<Object> object, Part part, Object plan) {}
