package dev.outlive.weave;

import dev.outlive.adapter.Adapter;
import java.util.List;

/** The index of a jar without adapters. */
record NoOrms() implements OrmTargets.Index {
  @Override
  public List<String> packages() {
    return List.of();
  }

  @Override
  public List<Adapter> adapters(String ofPackage) {
    return List.of();
  }
}
