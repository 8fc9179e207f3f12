/**
 * Real ORMs, each version in a JVM of its own, with the packaged agent or without.
 *
 * <p>The programs are sources under {@code src/test/programs}, compiled against each ORM as it was
 * resolved; what they say without the agent is kept under {@code src/test/resources/truth}. By
 * default one line of each ORM is run, with {@code -Doutlive.test.matrix=true} all of them, and
 * with {@code -Doutlive.orms.lines=hibernate-5.6} those whose name starts with that.
 */
package dev.outlive.orms;
