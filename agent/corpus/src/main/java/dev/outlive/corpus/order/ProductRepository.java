package dev.outlive.corpus.order;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<Product, Long> {

  @Modifying
  @Query("update Product p set p.stock = 500, p.version = p.version + 1 where p.stock < :least")
  int restock(int least);
}
