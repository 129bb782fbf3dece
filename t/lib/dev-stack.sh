# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: nginx, sidecar, sample data and PostgreSQL in one folder.
#
#   stack_start FOLDER     with $source, $patients and $auth; writes
#                          FOLDER/values
#   stack_client ID ALG    registers a client with a new key, FOLDER/ID.jwk
#   stack_running FOLDER
#   stack_stop FOLDER      stops all and removes the folder

alive() {
    [ -s "$1" ] && ! gone "$(cat "$1")"
}

# ended, also when nobody has reaped it (a container without init)
gone() {
    ! kill -0 "$1" 2> /dev/null || grep -qs '^State:.Z' "/proc/$1/status"
}

stack_running() {
    alive "$1/nginx.pid" && alive "$1/fhir-bulkd.pid" && [ -f "$1/values" ]
}

# stop_process PIDFILE SIGNAL: ask, wait, insist
stop_process() {
    alive "$1" || return 0
    stop_pid=$(cat "$1")
    kill "-$2" "$stop_pid" 2> /dev/null || return 0
    wait_for 15 gone "$stop_pid" || kill -KILL "$stop_pid" 2> /dev/null || :
}

stack_stop() {
    [ -d "$1" ] || return 0
    stop_process "$1/nginx.pid" TERM
    stop_process "$1/fhir-bulkd.pid" TERM
    if [ -d "$1/pg" ]; then
        (cd "$1" && as_user lib/pg-cluster.sh drop "$1/pg") > /dev/null 2>&1 \
            || say "the PostgreSQL cluster in $1/pg was not stopped cleanly"
    fi
    rm -rf "$1"
}

stack_start() {
    inst=$1
    user_folder "$inst"

    # the programs too: root's checkout may be closed to the ordinary user,
    # and a new build shall not change what runs
    as_user mkdir -m 755 "$inst/lib" "$inst/exports"
    chmod 750 "$inst/exports"
    cp "${FHIR_BULKD:-build/fhir-bulkd}" \
        build/module/ngx_http_fhir_bulk_module.so \
        t/lib/pg-cluster.sh t/lib/resource.sql "$inst/lib/"
    cp -R src/profiles "$inst/lib/profiles"
    cp build/fhir-sample build/fhir-bulkctl "$inst/lib/"
    chmod -R a+rX "$inst/lib"

    [ ${#inst} -le 88 ] || die "$inst: too long for a Unix socket; set TMPDIR"

    stack_port
    stack_data
    stack_nginx_conf
    stack_sidecar_conf
    [ "$auth" = off ] || echo '{"clients":[]}' > "$inst/clients.json"
    stack_sidecar
    stack_nginx
    stack_values > "$inst/values"
}

# a free port: asked of the kernel's tables, proved by nginx when it binds
stack_port() {
    for try in 1 2 3 4 5 6 7 8 9; do
        port=$((20000 + ($(od -An -N2 -tu2 /dev/urandom) + try) % 12000))
        if ! grep -qi ":$(printf %04x "$port") " /proc/net/tcp; then
            return 0
        fi
    done
    die "no free port found"
}

stack_sample() {
    as_user "$inst/lib/fhir-sample" --patients "$patients" \
        --base "http://127.0.0.1:$port/fhir" --truth "$inst/truth" "$@" \
        2> "$inst/sample.log" || {
        cat "$inst/sample.log" >&2
        return 1
    }
}

stack_data() {
    if [ "$source" = ndjson ]; then
        stack_sample --out "$inst/data"
        return
    fi

    pg_env=$(cd "$inst" && as_user lib/pg-cluster.sh start "$inst/pg" \
             fsync=off 2> "$inst/pg.log") || {
        cat "$inst/pg.log" >&2
        die "PostgreSQL did not start"
    }
    # PGHOST=… PGPORT=… PGUSER=…
    eval "$pg_env"
    stack_psql postgres -c "CREATE DATABASE fhir"
    stack_psql fhir < t/lib/resource.sql
    stack_sample --format copy | stack_psql fhir -c "COPY resource FROM STDIN"
    stack_psql fhir -c "ANALYZE resource"
}

stack_psql() {
    db=$1
    shift
    (cd "$inst" && as_user env PGDATABASE="$db" \
        lib/pg-cluster.sh psql "$inst/pg" "$@" > "$inst/psql.log" 2>&1) || {
        cat "$inst/psql.log" >&2
        die "psql failed"
    }
}

# the private key is for whoever called ./dev, the public half for the sidecar
stack_client() {
    "$inst/lib/fhir-bulkctl" -c "$inst/fhir-bulkd.ini" client keygen "$1" \
        --alg "$2" --key "$inst/$1.jwk" --scopes 'system/*.rs' --group '*'
}

stack_nginx_conf() {
    if [ "$auth" = on ]; then
        auth_conf="fhir_bulk_auth jwt $inst/auth/access.jwks;
        fhir_bulk_audit $inst/audit.log;
        fhir_bulk_introspection_url http://127.0.0.1:$port/fhir/auth/introspect;
        fhir_bulk_jwks_url http://127.0.0.1:$port/fhir/auth/jwks;

        location = /fhir/auth/token {
            fhir_bulk token;
        }

        location = /fhir/auth/introspect {
            fhir_bulk introspection;
        }

        location = /fhir/auth/jwks {
            alias $inst/auth/access.jwks;
            default_type application/json;
        }"
        discovery=discovery
    else
        auth_conf='fhir_bulk_auth off;'
        discovery=
    fi
    cat > "$inst/nginx.conf" <<END
load_module $inst/lib/ngx_http_fhir_bulk_module.so;

pid $inst/nginx.pid;
error_log $inst/nginx-error.log notice;
worker_processes 2;
events { worker_connections 1024; }

http {
    types { }
    default_type application/octet-stream;
    log_format bulk '\$remote_addr "\$request_method \$uri" \$status '
                    '\$body_bytes_sent \$request_time';
    access_log $inst/nginx-access.log bulk;
    client_body_temp_path $inst/body;
    proxy_temp_path $inst/proxy;
    fastcgi_temp_path $inst/fastcgi;
    uwsgi_temp_path $inst/uwsgi;
    scgi_temp_path $inst/scgi;

    upstream fhir_bulkd {
        server unix:$inst/api.sock;
        keepalive 16;
    }

    server {
        listen 127.0.0.1:$port;

        fhir_bulk_pass fhir_bulkd;
        fhir_bulk_base http://127.0.0.1:$port/fhir;
        fhir_bulk_root $inst/exports;
        $auth_conf

        location /fhir/ {
            fhir_bulk export metadata $discovery;
            proxy_pass http://unix:$inst/fhir.sock;
        }

        location ^~ /fhir/bulk-export/ {
            fhir_bulk status files;
        }
    }

    # stands for the FHIR server that is there already
    server {
        listen unix:$inst/fhir.sock;
        default_type application/fhir+json;

        location / {
            return 404 '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","diagnostics":"the FHIR server behind nginx has no such thing"}]}';
        }
        location = /fhir/Patient/example {
            return 200 '{"resourceType":"Patient","id":"example"}';
        }
    }
}
END
}

stack_sidecar_conf() {
    {
        cat <<END
[fhir-bulkd]
listen = $inst/api.sock
root = $inst/exports
profiles = $inst/lib/profiles
auth_dir = $inst/auth
END
        [ "$auth" = off ] || echo "clients = $inst/clients.json"
        printf '\n[tenant default]\n'
        if [ "$source" = ndjson ]; then
            cat <<END
source = ndjson
path = $inst/data
END
        else
            cat <<END
source = postgres
conninfo = host=$PGHOST port=$PGPORT dbname=fhir user=fhir_bulk_reader
profile = jsonb
table = resource
type_column = type
id_column = id
updated_column = last_updated
deleted_column = deleted
body_column = body
body_type = jsonb
END
        fi
    } > "$inst/fhir-bulkd.ini"
}

# in the background, in a session of its own: Ctrl-C is for ./dev
stack_sidecar() {
    (cd "$inst" && as_user setsid -f sh -c 'echo $$ > fhir-bulkd.pid
        exec lib/fhir-bulkd -c fhir-bulkd.ini' < /dev/null \
        > fhir-bulkd.log 2>&1)
    if ! wait_for 20 sidecar_settled \
        || ! alive "$inst/fhir-bulkd.pid"
    then
        tail -n 20 "$inst/fhir-bulkd.log" >&2
        die "the sidecar did not start"
    fi
}

# answers, or has ended
sidecar_settled() {
    [ -s "$inst/fhir-bulkd.pid" ] || return 1
    alive "$inst/fhir-bulkd.pid" || return 0
    curl -fs -o /dev/null -H 'Fhir-Bulk-Protocol: 1.0' \
        --unix-socket "$inst/api.sock" http://sidecar/v1/health
}

stack_nginx() {
    nginx=$(PATH=$PATH:/usr/sbin:/usr/local/sbin command -v nginx) \
        || die "no nginx found"
    if ! (cd "$inst" && as_user setsid "$nginx" -p "$inst" \
          -e "$inst/nginx-error.log" -c "$inst/nginx.conf" \
          < /dev/null > nginx-start.log 2>&1) \
        || ! wait_for 10 alive "$inst/nginx.pid"
    then
        cat "$inst/nginx-start.log" >&2
        die "nginx did not start"
    fi
}

stack_values() {
    cat <<END
FHIR_BASE=http://127.0.0.1:$port/fhir
SOURCE=$source
AUTH=$auth
NGINX_CONF=$inst/nginx.conf
NGINX_PIDFILE=$inst/nginx.pid
NGINX_ERROR_LOG=$inst/nginx-error.log
NGINX_ACCESS_LOG=$inst/nginx-access.log
SIDECAR_SOCKET=$inst/api.sock
SIDECAR_CONF=$inst/fhir-bulkd.ini
SIDECAR_PIDFILE=$inst/fhir-bulkd.pid
SIDECAR_LOG=$inst/fhir-bulkd.log
EXPORT_ROOT=$inst/exports
END
    if [ "$auth" = on ]; then
        cat <<END
TOKEN_URL=http://127.0.0.1:$port/fhir/auth/token
BULKCTL=$inst/lib/fhir-bulkctl
AUDIT_LOG=$inst/audit.log
END
    fi
    "$inst/lib/fhir-sample" --patients "$patients" --info
    if [ "$source" = postgres ]; then
        cat <<END
PGHOST=$PGHOST
PGPORT=$PGPORT
PGDATABASE=fhir
PGUSER=$PGUSER
END
    else
        echo "NDJSON_PATH=$inst/data"
    fi
}
