package app;

import org.javalite.activejdbc.Model;

/** An owner of a lazy list. */
public class Customer extends Model {}
