package app;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An owner of every kind of lazy attribute. */
@Entity
@Table(name = "customers")
public class Customer extends Party {
  private static final long serialVersionUID = 1;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "country_id")
  private Country country;

  @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id desc")
  private List<Order> orders = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "customer_tags", joinColumns = @JoinColumn(name = "customer_id"))
  @Column(name = "tag")
  private Set<String> tags = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "customer_codes", joinColumns = @JoinColumn(name = "customer_id"))
  @MapKeyColumn(name = "name")
  @Column(name = "code")
  private Map<String, String> codes = new HashMap<>();

  public Country getCountry() {
    return country;
  }

  public List<Order> getOrders() {
    return orders;
  }

  public Set<String> getTags() {
    return tags;
  }

  public Map<String, String> getCodes() {
    return codes;
  }
}
