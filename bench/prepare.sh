# Sourced by the commands beside it: where things are, and what is missing.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root jar=$root/bench/target/outlive-bench.jar tools=$root/bench/target/tools
java=java
[[ -z ${JAVA_HOME:-} ]] || java=$JAVA_HOME/bin/java

maven() { mvn -B -q -f "$root/pom.xml" -pl bench "$@" >&2; }

[[ -f $jar ]] || maven -DskipTests package
if [[ ! -f $tools/opentelemetry-javaagent.jar ]] &&
  [[ $* != *--variants* || $* == *opentelemetry* ]]; then
  maven dependency:copy@agents
fi

# Runs one of the jar's programs, its name first. JMH would refuse to run beside another; here whoever
# reads the tables is told the load.
bench() {
  local program=$1
  shift
  exec "$java" -Djmh.ignoreLock=true -cp "$jar" "dev.outlive.bench.$program" \
    --agent "$root/agent/target/outlive-agent.jar" --tools "$tools" "$@"
}
