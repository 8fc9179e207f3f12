package app;

import jakarta.persistence.Embeddable;

/** A part of a customer. */
@Embeddable
public class Address {
  private String city;

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = city;
  }
}
