package app;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SortNatural;

/** An owner of every kind of lazy attribute. */
@Entity
@Table(name = "customers")
@FilterDef(name = "later")
public class Customer implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  private Country country;

  @OneToMany(mappedBy = "customer")
  private List<Order> orders = new ArrayList<>();

  @OneToMany(mappedBy = "customer")
  private Set<Note> notes = new HashSet<>();

  @OneToMany(mappedBy = "customer")
  @MapKey(name = "kind")
  private Map<String, Contact> contacts = new HashMap<>();

  @OneToMany(mappedBy = "customer")
  @OrderBy("turn desc")
  @Filter(name = "later", condition = "turn > 1")
  private List<Visit> visits = new ArrayList<>();

  @ManyToMany
  @JoinTable(
      name = "customer_clubs",
      joinColumns = @JoinColumn(name = "customer_id"),
      inverseJoinColumns = @JoinColumn(name = "club_id"))
  private Set<Club> clubs = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "customer_tags", joinColumns = @JoinColumn(name = "customer_id"))
  @Column(name = "tag")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  private Set<String> tags = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "customer_steps", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "position")
  @Column(name = "step")
  private List<String> steps = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "customer_nicknames", joinColumns = @JoinColumn(name = "customer_id"))
  @Column(name = "nickname")
  @SortNatural
  private SortedSet<String> nicknames = new TreeSet<>();

  @ElementCollection
  @CollectionTable(name = "customer_codes", joinColumns = @JoinColumn(name = "customer_id"))
  @MapKeyColumn(name = "name")
  @Column(name = "code")
  @SortNatural
  private SortedMap<String, String> codes = new TreeMap<>();

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Country getCountry() {
    return country;
  }

  public List<Order> getOrders() {
    return orders;
  }

  public Set<Note> getNotes() {
    return notes;
  }

  public Map<String, Contact> getContacts() {
    return contacts;
  }

  public List<Visit> getVisits() {
    return visits;
  }

  public Set<Club> getClubs() {
    return clubs;
  }

  public Set<String> getTags() {
    return tags;
  }

  public List<String> getSteps() {
    return steps;
  }

  public SortedSet<String> getNicknames() {
    return nicknames;
  }

  public SortedMap<String, String> getCodes() {
    return codes;
  }
}
