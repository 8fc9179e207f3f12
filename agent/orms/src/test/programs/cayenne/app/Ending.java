package app;

import java.util.List;
import org.apache.cayenne.ObjectContext;
import org.apache.cayenne.Persistent;
import org.apache.cayenne.access.DataContext;

/** Where a context lets go of an object. */
final class Ending {
  private Ending() {}

  static void endByUnregistering(ObjectContext context, Object object) {
    ((DataContext) context).unregisterObjects(List.of((Persistent) object));
  }
}
