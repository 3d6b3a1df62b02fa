# Runs a PostgreSQL and a pgbouncer, both with nothing but a temporary folder, until the input ends.
set -eu
programs=$1 pooler=$2 port=$3 pooler_port=$4 server= pool=
folder=$(mktemp -d "${TMPDIR:-/tmp}/selfserve-postgres.XXXXXX")

clean_up() {
  # Each its signal for an end at once, whoever is connected.
  if [ -n "$pool" ]; then kill -TERM "$pool" 2>/dev/null || true; wait "$pool" || true; fi
  if [ -n "$server" ]; then kill -INT "$server" 2>/dev/null || true; wait "$server" || true; fi
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

# Waits until a port answers, as long as its process lives.
answers() {
  attempts=600
  until "$programs/pg_isready" -q -h 127.0.0.1 -p "$1"; do
    attempts=$((attempts - 1))
    [ "$attempts" -gt 0 ] && kill -0 "$2" 2>/dev/null || { cat "$3" >&2; exit 1; }
    sleep 0.1
  done
}

"$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
  >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
"$programs/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 \
  -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  >"$folder/log" 2>&1 </dev/null &
server=$!
answers "$port" "$server" "$folder/log"

# Eight connections for whoever comes, each lent for one transaction; all else as it is by default.
cat >"$folder/pooler.ini" <<END
[databases]
* = host=127.0.0.1 port=$port user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $pooler_port
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 400
END
"$pooler" "$folder/pooler.ini" >"$folder/pooler.log" 2>&1 </dev/null &
pool=$!
answers "$pooler_port" "$pool" "$folder/pooler.log"

echo ready
read -r _ || true
