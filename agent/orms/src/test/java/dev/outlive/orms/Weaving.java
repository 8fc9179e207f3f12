package dev.outlive.orms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How an ORM has its code put into the entities. */
enum Weaving {
  NONE {
    @Override
    void weave(Line line, Path classes) {}
  },
  /** When they are built. */
  HIBERNATE {
    @Override
    void weave(Line line, Path classes) throws IOException {
      Path tool = classes.resolveSibling(line.library().title() + "-enhancer");
      Sources.compile(List.of("enhancer"), line.library(), tool);
      List<String> arguments = new ArrayList<>(List.of(classes.toString()));
      arguments.addAll(PersistenceXml.ENTITIES);
      Tool.run("Enhance", List.of(tool, classes), line.library(), arguments);
    }
  },
  /** When they are loaded, by an agent of its own. */
  ECLIPSELINK {
    @Override
    void weave(Line line, Path classes) {}

    @Override
    List<Path> agents(Library library) {
      return List.of(ClassPath.jar(library, "eclipselink"));
    }
  },
  /** When they are built. */
  OPENJPA {
    @Override
    void weave(Line line, Path classes) throws IOException {
      List<String> arguments = new ArrayList<>();
      for (String entity : PersistenceXml.ENTITIES) {
        arguments.add(classes.resolve(entity.replace('.', '/') + ".class").toString());
      }
      Tool.run(
          "org.apache.openjpa.enhance.PCEnhancer", List.of(classes), line.library(), arguments);
    }
  },
  /** When they are built. */
  DATANUCLEUS {
    @Override
    void weave(Line line, Path classes) throws IOException {
      enhanceForDataNucleus(line, classes);
    }
  },
  /** When they are built, to tell a listener what is not loaded. */
  DATANUCLEUS_LISTENING {
    @Override
    void weave(Line line, Path classes) throws IOException {
      enhanceForDataNucleus(line, classes, "-detachListener", "true");
    }
  },

  /** When they are built, or loaded by an agent of its own: this is the former. */
  EBEAN {
    @Override
    void weave(Line line, Path classes) throws IOException {
      Tool.run(
          "io.ebean.enhance.ant.MainTransform",
          List.of(classes),
          line.library(),
          List.of(classes.toString(), "app.*", "debug=0"));
    }
  },
  /** When they are built. */
  ACTIVEJDBC {
    @Override
    void weave(Line line, Path classes) throws IOException {
      Path tool = classes.resolveSibling(line.library().title() + "-instrumenter");
      Sources.compile(List.of("instrumenter"), line.library(), tool);
      Tool.run("Instrument", List.of(tool, classes), line.library(), List.of(classes.toString()));
    }
  };

  private static void enhanceForDataNucleus(Line line, Path classes, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-api", line.library().javax() ? "JPA" : "Jakarta", "-pu", "shop"));
    arguments.addAll(List.of(options));
    Tool.run(
        "org.datanucleus.enhancer.DataNucleusEnhancer",
        List.of(classes),
        line.library(),
        arguments);
  }

  /** Changes compiled entities in their folder. */
  abstract void weave(Line line, Path classes) throws IOException;

  /** What is attached to change them. */
  List<Path> agents(Library library) {
    return List.of();
  }
}
