package dev.outlive.orms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.building.ModelBuilder;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Maven's own way from coordinates to files. What is in the local repository is taken from there;
 * what is not comes from Maven Central, or from what the user's settings put in its place.
 */
final class Repository {
  /** What every project inherits, and where Maven itself has the address of Central from. */
  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";

  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", addressOfCentral()).build();

  private Repository() {}

  private static String addressOfCentral() {
    try (InputStream in = ModelBuilder.class.getResourceAsStream(SUPER_POM)) {
      String pom = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int address = pom.indexOf("<url>") + "<url>".length();
      return pom.substring(address, pom.indexOf("</url>", address)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The artifacts and what they need at run time, nearest first. */
  static List<Path> resolve(List<String> coordinates) {
    UserSettings settings = UserSettings.read();
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
            settings
                .apply(new SessionBuilderSupplier(system).get())
                // What a library's pom says of other repositories is not followed.
                .setIgnoreArtifactDescriptorRepositories(true)
                .build()) {
      List<Dependency> wanted =
          coordinates.stream()
              .map(each -> new Dependency(new DefaultArtifact(each), JavaScopes.RUNTIME))
              .toList();
      CollectRequest collect =
          new CollectRequest()
              .setDependencies(wanted)
              .setRepositories(system.newResolutionRepositories(session, List.of(CENTRAL)));
      return system
          .resolveDependencies(
              session,
              new DependencyRequest(
                  collect,
                  DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME)))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new AssertionError("cannot resolve " + coordinates, e);
    }
  }
}
