package dev.outlive.corpus.document;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface DocumentRepository extends JpaRepository<Document, Long> {

  @Query("select coalesce(max(d.id), 0) from Document d")
  long newestId();

  @Modifying
  @Query("delete from Document d where d.id < :before")
  int deleteBefore(long before);
}
