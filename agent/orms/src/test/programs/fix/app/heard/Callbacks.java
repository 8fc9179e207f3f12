package app.heard;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

/** An entity listener of every event. */
public final class Callbacks {
  @PostLoad
  void loaded(Object entity) {
    Heard.note("@PostLoad " + entity.getClass().getSimpleName());
  }

  @PrePersist
  @PreRemove
  @PreUpdate
  @PostPersist
  @PostRemove
  @PostUpdate
  void written(Object entity) {
    Heard.note("written " + entity.getClass().getSimpleName());
  }
}
