package app;

/** One thing that a program does to an entity, and what it reads of it afterwards. */
record Case(String name, Preparation preparation) {

  /** Loads, and detaches or not; what it leaves open is put away behind the case. */
  interface Preparation {
    Reading prepare(Shop shop) throws Exception;
  }

  /** What is counted: the read alone. */
  interface Reading {
    Object read() throws Exception;
  }
}
