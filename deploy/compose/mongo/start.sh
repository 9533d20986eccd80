#!/bin/bash
# Members of a replica set with authentication prove themselves by a common key. This set has one member, which makes
# the key at its first start.
set -euo pipefail

key=/data/configdb/replica-set.key
if [[ ! -s $key ]]; then
  umask 077
  head --bytes=756 /dev/urandom | base64 --wrap=0 >"$key.new"
  mv "$key.new" "$key"
fi

exec docker-entrypoint.sh mongod --replSet rs0 --keyFile "$key" --wiredTigerCacheSizeGB 0.5
