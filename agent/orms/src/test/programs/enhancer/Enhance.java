import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;

/** Does to compiled entities what Hibernate's build plugins do: its library has no main for it. */
public final class Enhance extends DefaultEnhancementContext {
  private Enhance() {}

  /** Enhances the classes of these names in a folder that is on the class path, too. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, byte[]> originals = new TreeMap<>();
    for (String name : List.of(arguments).subList(1, arguments.length)) {
      originals.put(name, Files.readAllBytes(file(folder, name)));
    }
    Enhancer enhancer = new BytecodeProviderImpl().getEnhancer(new Enhance());
    for (Map.Entry<String, byte[]> each : originals.entrySet()) {
      byte[] enhanced = enhancer.enhance(each.getKey(), each.getValue());
      if (enhanced == null) {
        throw new IllegalStateException(each.getKey() + " was not enhanced");
      }
      Files.write(file(folder, each.getKey()), enhanced);
    }
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name.replace('.', '/') + ".class");
  }
}
