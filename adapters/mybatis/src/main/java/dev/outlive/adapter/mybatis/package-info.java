/** The adapter for MyBatis. */
package dev.outlive.adapter.mybatis;
