package app;

import java.sql.Types;
import org.apache.cayenne.dba.TypesMapping;
import org.apache.cayenne.map.DataMap;
import org.apache.cayenne.map.DbAttribute;
import org.apache.cayenne.map.DbEntity;
import org.apache.cayenne.map.DbJoin;
import org.apache.cayenne.map.DbRelationship;
import org.apache.cayenne.map.DeleteRule;
import org.apache.cayenne.map.ObjAttribute;
import org.apache.cayenne.map.ObjEntity;
import org.apache.cayenne.map.ObjRelationship;

/** What Cayenne usually reads from files. */
final class Mapping {
  private Mapping() {}

  static DataMap of() {
    DataMap map = new DataMap("shop");
    ObjEntity customer = entity(map, Customer.class, "customers", "name");
    ObjEntity order = entity(map, Order.class, "orders", "item");
    DbEntity orders = order.getDbEntity();
    orders.addAttribute(new DbAttribute("customer_id", Types.BIGINT, orders));
    relate(customer, "orders", "id", order, "customer_id", true);
    relate(order, "customer", "customer_id", customer, "id", false);
    return map;
  }

  private static ObjEntity entity(DataMap map, Class<?> type, String table, String column) {
    DbEntity db = new DbEntity(table);
    DbAttribute key = new DbAttribute("id", Types.BIGINT, db);
    key.setPrimaryKey(true);
    key.setMandatory(true);
    db.addAttribute(key);
    db.addAttribute(new DbAttribute(column, Types.VARCHAR, db));
    map.addDbEntity(db);
    ObjEntity entity = new ObjEntity(type.getSimpleName());
    entity.setClassName(type.getName());
    entity.setDbEntity(db);
    map.addObjEntity(entity);
    ObjAttribute attribute = new ObjAttribute(column, TypesMapping.JAVA_STRING, entity);
    attribute.setDbAttributePath(column);
    entity.addAttribute(attribute);
    return entity;
  }

  private static void relate(
      ObjEntity from, String name, String source, ObjEntity to, String target, boolean many) {
    DbRelationship relationship = new DbRelationship(name);
    relationship.setSourceEntity(from.getDbEntity());
    relationship.setTargetEntityName(to.getDbEntity());
    relationship.setToMany(many);
    relationship.addJoin(new DbJoin(relationship, source, target));
    from.getDbEntity().addRelationship(relationship);
    ObjRelationship attribute = new ObjRelationship(name);
    attribute.setSourceEntity(from);
    attribute.setTargetEntityName(to);
    attribute.addDbRelationship(relationship);
    attribute.setDeleteRule(DeleteRule.NO_ACTION);
    from.addRelationship(attribute);
  }
}
