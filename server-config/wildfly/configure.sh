#!/bin/sh
# Makes a WildFly ready for Gatehouse: the JDBC driver as a module, then gatehouse.cli on its configuration, while it is stopped.
#   configure.sh WILDFLY_HOME [CONFIGURATION]        standalone-full.xml unless told otherwise
# Sets again what it set before, and says whether that changed anything.
set -eu
files=$(cd "$(dirname "$0")" && pwd)
home=${1:?"the directory of WildFly is missing: $0 WILDFLY_HOME [CONFIGURATION]"}
configuration=${2:-standalone-full.xml}
file=$home/standalone/configuration/$configuration
module=$home/modules/dev/gatehouse/postgresql/main
test -f "$file" || { echo "there is no $file" >&2; exit 1; }
for needed in postgresql.jar module.xml gatehouse.cli; do
  test -f "$files/$needed" || { echo "$files/$needed is missing; mvn package lays it there" >&2; exit 1; }
done

state() { cat "$file" "$module"/* 2>/dev/null | cksum; }
before=$(state)
mkdir -p "$module"
cp "$files/postgresql.jar" "$files/module.xml" "$module/"
said=$(JBOSS_HOME=$home JAVA_OPTS="${JAVA_OPTS:-} -Dgatehouse.configuration=$configuration" \
  "$home/bin/jboss-cli.sh" --file="$files/gatehouse.cli" 2>&1) || { echo "$said" >&2; exit 1; }
if [ "$before" = "$(state)" ]; then
  echo "nothing to change: $file is as Gatehouse needs it"
else
  echo "changed: $file, $module"
fi
