package dev.outlive.corpus.document;

/** A document as it leaves the shop: values only. */
record DocumentView(long id, String title, int length, String summary) {}
