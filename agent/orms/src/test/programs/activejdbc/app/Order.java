package app;

import org.javalite.activejdbc.Model;

/** A child with a parent that is read when it is asked for. */
public class Order extends Model {}
