/** What an agent costs while an application starts: whole JVMs, in pairs. */
package dev.outlive.bench.startup;
