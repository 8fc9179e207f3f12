package dev.outlive.hook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps a method out of the code of those that call it. The build renames this to the JDK's
 * annotation of the same name, which HotSpot honours on classes of the boot loader, as these are
 * (JDK 17 and 25: {@code ClassFileParser}); the class itself is not packaged. What we know of a
 * call is worth a call, but not the place that the host's own code would have had: C2 stops
 * inlining into a method that has come to a certain number of nodes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DontInline {}
