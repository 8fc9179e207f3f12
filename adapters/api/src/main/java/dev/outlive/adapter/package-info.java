/**
 * What an ORM adapter and the agent know of each other. An adapter sees this package and its ORM,
 * nothing else; the agent sees this package and never the ORM.
 */
package dev.outlive.adapter;
