package dev.outlive.orms;

import java.nio.file.Path;
import java.util.List;
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
  @SuppressWarnings("deprecation")
  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder(
              org.apache.maven.repository.RepositorySystem.DEFAULT_REMOTE_REPO_ID,
              "default",
              org.apache.maven.repository.RepositorySystem.DEFAULT_REMOTE_REPO_URL)
          .build();

  private Repository() {}

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
