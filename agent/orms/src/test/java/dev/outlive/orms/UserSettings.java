package dev.outlive.orms;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/**
 * Mirrors, proxies and credentials of the settings that Maven reads by itself. Not followed:
 * settings that a command names, repositories of profiles, and passwords that are encrypted.
 */
record UserSettings(Settings settings) {
  /** As the build itself was told. */
  private static final boolean OFFLINE =
      System.getProperty("outlive.test.network", "").equals("offline=true");

  static UserSettings read() {
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setSystemProperties(System.getProperties());
    request.setUserSettingsFile(new File(System.getProperty("user.home"), ".m2/settings.xml"));
    String maven = System.getProperty("outlive.test.maven", "");
    if (!maven.isEmpty()) {
      request.setGlobalSettingsFile(new File(maven, "conf/settings.xml"));
    }
    try {
      return new UserSettings(
          new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings());
    } catch (SettingsBuildingException e) {
      throw new AssertionError("Maven's settings cannot be read", e);
    }
  }

  SessionBuilder apply(SessionBuilder session) {
    return session
        .withLocalRepositoryBaseDirectories(localRepository())
        .setOffline(settings.isOffline() || OFFLINE)
        .setMirrorSelector(mirrors())
        .setProxySelector(proxies())
        .setAuthenticationSelector(servers());
  }

  private Path localRepository() {
    String told = System.getProperty("outlive.test.repository", "");
    if (!told.isEmpty()) {
      return Path.of(told);
    }
    String set = settings.getLocalRepository();
    return set != null
        ? Path.of(set)
        : Path.of(System.getProperty("user.home"), ".m2", "repository");
  }

  private DefaultMirrorSelector mirrors() {
    DefaultMirrorSelector selector = new DefaultMirrorSelector();
    for (Mirror each : settings.getMirrors()) {
      selector.add(
          each.getId(),
          each.getUrl(),
          each.getLayout(),
          false,
          each.isBlocked(),
          each.getMirrorOf(),
          each.getMirrorOfLayouts());
    }
    return selector;
  }

  private DefaultProxySelector proxies() {
    DefaultProxySelector selector = new DefaultProxySelector();
    for (Proxy each : settings.getProxies()) {
      if (each.isActive()) {
        selector.add(
            new org.eclipse.aether.repository.Proxy(
                each.getProtocol(),
                each.getHost(),
                each.getPort(),
                credentials(each.getUsername(), each.getPassword())),
            each.getNonProxyHosts());
      }
    }
    return selector;
  }

  private DefaultAuthenticationSelector servers() {
    DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
    for (Server each : settings.getServers()) {
      selector.add(each.getId(), credentials(each.getUsername(), each.getPassword()));
    }
    return selector;
  }

  private static Authentication credentials(String user, String password) {
    return new AuthenticationBuilder().addUsername(user).addPassword(password).build();
  }
}
