import org.javalite.instrumentation.Instrumentation;

/** Does to compiled models what ActiveJDBC's build plugins do. */
public final class Instrument {
  private Instrument() {}

  /** Changes the models in a folder that is on the class path, too. */
  public static void main(String[] arguments) {
    Instrumentation instrumentation = new Instrumentation();
    instrumentation.setOutputDirectory(arguments[0]);
    instrumentation.instrument();
  }
}
