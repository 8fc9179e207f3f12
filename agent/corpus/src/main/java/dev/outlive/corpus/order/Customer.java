package dev.outlive.corpus.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String email;

  @ElementCollection
  @CollectionTable(name = "customer_label", joinColumns = @JoinColumn(name = "customer_id"))
  @Column(name = "label")
  private Set<String> labels = new HashSet<>();

  @OneToMany(mappedBy = "customer")
  @OrderBy("id desc")
  private List<PurchaseOrder> orders = new ArrayList<>();

  Customer() {}

  Customer(String name, String email) {
    this.name = name;
    this.email = email;
  }

  Long getId() {
    return id;
  }

  String getName() {
    return name;
  }

  String getEmail() {
    return email;
  }

  void setEmail(String email) {
    this.email = email;
  }

  Set<String> getLabels() {
    return labels;
  }

  List<PurchaseOrder> getOrders() {
    return orders;
  }
}
