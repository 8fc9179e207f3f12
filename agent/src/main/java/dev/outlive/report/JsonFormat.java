package dev.outlive.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Records as JSON, one a line; absent fields are left out, never null. Thread-safe. */
final class JsonFormat implements RecordFormat {
  /** Without recycled buffers, which would stay behind in the host's threads. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  private final ProcessInfo process;

  JsonFormat(ProcessInfo process) {
    this.process = process;
  }

  /** The record of a violation, stacks included if it has any. */
  @Override
  public String violation(Violation violation, String fingerprint, long occurrence) {
    return violation(violation, violation.time(), fingerprint, occurrence);
  }

  @Override
  public String repeat(Repeat repeat) {
    return violation(
        repeat.violation().withoutStacks(), repeat.at(), repeat.fingerprint(), repeat.occurrence());
  }

  @Override
  public String notice(Instant at, String text) {
    return object(at, json -> json.writeStringField("notice", text));
  }

  private String violation(Violation violation, Instant at, String fingerprint, long occurrence) {
    return object(
        at,
        json -> {
          json.writeStringField("rule", violation.rule());
          json.writeStringField("severity", violation.severity().text());
          json.writeStringField("outcome", violation.outcome().text());
          json.writeStringField("message", violation.message());
          json.writeStringField("fingerprint", fingerprint);
          json.writeNumberField("occurrence", occurrence);
          subject(json, violation.subject());
          lease(json, violation.lease());
          site(json, "opened", violation.opened());
          site(json, "loaded", violation.loaded());
          site(json, "closed", violation.closed());
          site(json, "used", violation.used());
          text(json, "sql", violation.sql());
          exception(json, violation.exception());
          text(json, "advice", violation.advice());
        });
  }

  private String object(Instant at, Content content) {
    StringWriter out = new StringWriter(1_024);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("time", Times.iso(at));
      process(json);
      content.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string does not fail to be written to", e);
    }
    return out.toString();
  }

  private void process(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("process");
    json.writeNumberField("pid", process.pid());
    json.writeStringField("startedAt", Times.iso(process.startedAt()));
    text(json, "host", process.host());
    json.writeStringField("agent", process.agent());
    text(json, "service", process.service());
    json.writeEndObject();
  }

  private static void subject(JsonGenerator json, Subject subject) throws IOException {
    json.writeObjectFieldStart("subject");
    json.writeStringField("kind", subject.kind().text());
    text(json, "type", subject.type());
    text(json, "implementation", subject.implementation());
    text(json, "member", subject.member());
    text(json, "id", subject.id());
    json.writeEndObject();
  }

  private static void lease(JsonGenerator json, LeaseInfo lease) throws IOException {
    if (lease == null) {
      return;
    }
    json.writeObjectFieldStart("lease");
    json.writeNumberField("id", lease.id());
    json.writeStringField("kind", lease.kind().text());
    text(json, "source", lease.source());
    json.writeNumberField("ageMillis", lease.ageMillis());
    json.writeEndObject();
  }

  private static void site(JsonGenerator json, String name, Site site) throws IOException {
    if (site == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    text(json, "at", site.at() == null ? null : Times.iso(site.at()));
    text(json, "thread", site.thread());
    text(json, "scope", site.scope());
    if (!site.stack().isEmpty()) {
      json.writeArrayFieldStart("stack");
      for (Frame frame : site.stack()) {
        json.writeString(frame.toString());
      }
      json.writeEndArray();
    }
    text(json, "how", site.how());
    json.writeEndObject();
  }

  private static void exception(JsonGenerator json, Thrown exception) throws IOException {
    if (exception == null) {
      return;
    }
    json.writeObjectFieldStart("exception");
    json.writeStringField("type", exception.type());
    text(json, "message", exception.message());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
