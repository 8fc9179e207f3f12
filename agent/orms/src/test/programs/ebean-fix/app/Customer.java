package app;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An owner of every sort of lazy attribute but a to-one. */
@Entity
@Table(name = "customers")
public class Customer {
  @Id private Long id;

  private String name;

  @Lob
  @Basic(fetch = FetchType.LAZY)
  private String bio;

  @Embedded private Address address;

  @Version private long version;

  @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<Order> orders = new ArrayList<>();

  @OneToMany(mappedBy = "customer")
  private Set<Note> notes = new HashSet<>();

  @OneToMany(mappedBy = "customer")
  @MapKey(name = "text")
  private Map<String, Note> notesByText;

  @ManyToMany(cascade = CascadeType.ALL)
  @JoinTable(
      name = "customer_labels",
      joinColumns = @JoinColumn(name = "customer_id"),
      inverseJoinColumns = @JoinColumn(name = "label_id"))
  @OrderBy("id")
  private List<Label> labels = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "customer_tags", joinColumns = @JoinColumn(name = "customer_id"))
  @Column(name = "tag")
  private Set<String> tags = new HashSet<>();

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getBio() {
    return bio;
  }

  public void setBio(String bio) {
    this.bio = bio;
  }

  public Address getAddress() {
    return address;
  }

  public List<Order> getOrders() {
    return orders;
  }

  public Set<Note> getNotes() {
    return notes;
  }

  public Map<String, Note> getNotesByText() {
    return notesByText;
  }

  public List<Label> getLabels() {
    return labels;
  }

  public Set<String> getTags() {
    return tags;
  }
}
