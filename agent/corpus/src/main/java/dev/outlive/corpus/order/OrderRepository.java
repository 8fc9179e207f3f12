package dev.outlive.corpus.order;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface OrderRepository extends JpaRepository<PurchaseOrder, Long> {

  @Query("select o from PurchaseOrder o where o.customer.id = :customer order by o.id desc")
  Stream<PurchaseOrder> streamOf(long customer, Limit limit);

  @EntityGraph(attributePaths = {"customer", "lines.product"})
  Optional<PurchaseOrder> findCompleteById(long id);

  Page<PurchaseOrder> findByStatus(OrderStatus status, Pageable page);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select o from PurchaseOrder o where o.status = :status order by o.id")
  List<PurchaseOrder> lockOldest(OrderStatus status, Limit limit);

  @NativeQuery("select coalesce(max(id), 0) from purchase_order")
  long newestId();

  @Modifying
  @Query("delete from PurchaseOrder o where o.id < :before")
  int deleteBefore(long before);
}
