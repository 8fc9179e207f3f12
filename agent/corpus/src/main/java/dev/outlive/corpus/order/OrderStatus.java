package dev.outlive.corpus.order;

enum OrderStatus {
  PLACED,
  SHIPPED
}
