package app;

import org.springframework.data.jpa.repository.JpaRepository;

/** What Spring Data makes of it has a transaction for each call. */
interface Customers extends JpaRepository<Customer, Long> {}
