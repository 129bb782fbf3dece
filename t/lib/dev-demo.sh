# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "demo", one export from end to end as a client does it,
# with the real requests and replies.  Every step is checked; what is wrong
# is said and counted, and the exit code tells.

wrong=0

title() {
    printf '\n%s\n' "== $*"
}

check() {
    check_text=$1
    shift
    if "$@"; then
        echo "  ok: $check_text"
    else
        echo "  WRONG: $check_text"
        wrong=$((wrong + 1))
    fi
}

# request [-q] [-n] CURL-ARGUMENT …: sends it with a token, or with -n without;
# leaves code, "head" and "body" in $dl, shows the lines that matter
request() {
    show=yes
    if [ "$1" = -q ]; then
        show=no
        shift
    fi
    if [ "$1" = -n ]; then
        shift
    elif [ "$auth" = on ]; then
        fresh_token
        set -- -H "@$dl/bearer" "$@"
    fi
    code=$(curl -sS -v -o "$dl/body" -w '%{http_code}' "$@" 2> "$dl/wire") || {
        cat "$dl/wire"
        die "curl failed"
    }
    tr -d '\r' < "$dl/wire" | sed -n 's/^< //p' > "$dl/head"
    if [ "$show" = yes ]; then
        tr -d '\r' < "$dl/wire" \
        | grep -E '^(> [A-Z]+ /|> (Accept|Authorization|Prefer|Range)|< .)' \
        | grep -viE '^< (server|date|connection):' \
        | sed 's/^\(> Authorization: Bearer .\{24\}\).*/\1…/; s/^/  /'
    fi
}

header() {
    sed -n "s/^$1: //Ip" "$dl/head" | head -n 1
}

# shown [WORD] …: a call of fhir-bulkctl as one would type it, and what it says
shown() {
    printf '  $ fhir-bulkctl'
    for word in "$@"; do
        case $word in
            *[!a-zA-Z0-9./:_-]*)    printf " '%s'" "$word" ;;
            *)                      printf ' %s' "$word" ;;
        esac
    done
    echo
    (cd "$inst" && "$BULKCTL" -c fhir-bulkd.ini "$@") > "$dl/said" 2>&1 || {
        cat "$dl/said"
        die "fhir-bulkctl failed"
    }
}

# get_token CLIENT: into $dl/bearer, as a header; good until $token_until
get_token() {
    "$BULKCTL" --json client token "$1" --key "$inst/$1.jwk" \
        --url "$TOKEN_URL" > "$dl/token" || die "no token"
    jq -r '"Authorization: Bearer \(.access_token)"' "$dl/token" \
        > "$dl/bearer"
    token_until=$(($(date +%s) + $(jq .expires_in "$dl/token")))
}

# as long as a client works it fetches a new token before the old one ends
fresh_token() {
    if [ "$(date +%s)" -ge $((token_until - 30)) ]; then
        get_token demo
        echo "  (a new access token, the last one is about to expire)"
    fi
}

# kickoff URL: status URL in $status
kickoff() {
    request -H 'Accept: application/fhir+json' -H 'Prefer: respond-async' "$1"
    status=$(header Content-Location)
    check "accepted, with the address of the job's status" \
        test "$code" = 202 -a -n "$status"
    [ -n "$status" ] || die "no status URL: nothing more to show"
}

# polls as the server asks for it, until the manifest is in $dl/manifest
poll() {
    poll_end=$(($(date +%s) + 300))
    while :; do
        request -H 'Accept: application/json' "$status"
        [ "$code" = 202 ] && [ "$(date +%s)" -lt "$poll_end" ] || break
        wait=$(header Retry-After)
        echo "  (waiting ${wait:-1} s, as Retry-After says)"
        sleep "${wait:-1}"
    done
    cp "$dl/body" "$dl/manifest"
    check "complete: 200 with the manifest" test "$code" = 200
    [ "$code" = 200 ] || { cat "$dl/body"; die "the export failed"; }
}

show_manifest() {
    jq -r 'def rows: if . == [] then "[]"
               else "[\n" + (map("    " + tojson) | join(",\n")) + "\n  ]" end;
           "{\n" + (to_entries | map("  \(.key | tojson): "
               + (.value | if type == "array" then rows else tojson end))
               | join(",\n")) + "\n}"' "$dl/manifest" | sed 's/^/  /'
}

# all output files into $dl/files, gzip on the wire
download() {
    rm -rf "$dl/files"
    mkdir "$dl/files"
    wire=0
    jq -r '.output[] | "\(.type) \(.count) \(.url)"' "$dl/manifest" \
        > "$dl/list"
    while read -r type count url; do
        request -q -H 'Accept: application/fhir+ndjson' \
            -H 'Accept-Encoding: gzip' "$url"
        [ "$code" = 200 ] || check "download of $url: $code" false
        wire=$((wire + $(stat -c %s "$dl/body")))
        if [ "$(header Content-Encoding)" = gzip ]; then
            gzip -dc < "$dl/body" > "$dl/plain"
        else
            cp "$dl/body" "$dl/plain"
        fi
        [ "$(wc -l < "$dl/plain")" = "$count" ] \
            || check "count of $url: $count" false
        cat "$dl/plain" >> "$dl/files/$type"
    done < "$dl/list"
}

ids() {
    cat "$dl/files"/* | jq -r '"\(.resourceType)\t\(.id)"' | sort
}

same_ids() {
    ids > "$dl/ids"
    awk -F '\t' '$3 == 0 { print $1 "\t" $2 }' "$inst/truth" | sort \
        > "$dl/expected"
    cmp -s "$dl/ids" "$dl/expected"
}

same_bytes() {
    for f in "$inst/data"/*.ndjson; do
        type=${f##*/}
        type=${type%.ndjson}
        sort "$dl/files/$type" > "$dl/a"
        sort "$f" > "$dl/b"
        cmp -s "$dl/a" "$dl/b" || return 1
    done
}

# the biggest file again: half of it, then the rest from there
resume_download() {
    url=$(jq -r '.output | max_by(.count) | .url' "$dl/manifest")
    request -q -H 'Accept-Encoding: gzip' "$url"
    cp "$dl/body" "$dl/whole"
    half=$(($(stat -c %s "$dl/whole") / 2))
    head -c "$half" "$dl/whole" > "$dl/part"
    request -H 'Accept-Encoding: gzip' -H "Range: bytes=$half-" "$url"
    cat "$dl/body" >> "$dl/part"
    check "the two halves are the file" cmp -s "$dl/part" "$dl/whole"
}

# discovery, a client, its key, its first token
authorization() {
    title "Discovery: where tokens come from"
    request -n "$FHIR_BASE/.well-known/smart-configuration"
    jq -c '{token_endpoint, token_endpoint_auth_methods_supported,
        token_endpoint_auth_signing_alg_values_supported}' "$dl/body" \
    | sed 's/^/  /'
    check "the token endpoint is told" \
        test "$(jq -r .token_endpoint "$dl/body")" = "$TOKEN_URL"

    title "Registration: a client with a new key pair"
    shown client keygen demo --scopes 'system/*.rs' --group '*' --key demo.jwk
    sed 's/^/  /' "$dl/said"
    shown client show demo
    sed 's/^/  /' "$dl/said" | cut -c 1-100
    check "the private key is readable by its owner only" \
        test "$(stat -c %a "$inst/demo.jwk")" = 600

    title "Access token: a signed assertion for five minutes of access"
    echo "  \$ fhir-bulkctl client token demo --key demo.jwk --url $TOKEN_URL"
    get_token demo
    jq '.access_token |= .[:40] + "…"' "$dl/token" | sed 's/^/  /'
    check "a bearer token" \
        test "$(jq -r .token_type "$dl/token")" = bearer

    title "Without a token nobody gets in"
    request -n -H 'Accept: application/fhir+json' \
        -H 'Prefer: respond-async' "$FHIR_BASE/\$export"
    check "refused" test "$code" = 401
}

# the files of the last manifest, and its job, with nothing and as another
refusals() {
    title "A file without a token"
    request -n "$url"
    check "refused" test "$code" = 401

    title "Another client, with a key of the other kind and the same scopes"
    shown client keygen foreign --alg RS384 --scopes 'system/*.rs' \
        --group '*' --key foreign.jwk
    sed 's/^/  /' "$dl/said"
    get_token foreign
    request -H 'Accept: application/json' "$status"
    check "the job does not exist for it" test "$code" = 404
    request "$url"
    check "nor do its files" test "$code" = 404
    get_token demo
}

story() {
    [ "$auth" = off ] || authorization

    title "Kick-off: the whole server, $FHIR_BASE/\$export"
    kickoff "$FHIR_BASE/\$export"

    title "Status: poll until it is done"
    poll
    show_manifest

    title "Download: every file of the manifest"
    download
    url=$(jq -r '[.output[] | select(.type == "Patient")][0].url' \
          "$dl/manifest")
    request -H 'Accept: application/fhir+ndjson' \
        -H 'Accept-Encoding: gzip' "$url"
    echo "  the first lines:"
    gzip -dc < "$dl/body" 2> /dev/null | head -n 3 | cut -c 1-150 \
    | iconv -c -f utf-8 -t utf-8 | sed 's/^/    /; s/$/ …/'

    echo
    printf '  %-22s %10s %12s\n' type resources bytes
    for f in "$dl/files"/*; do
        printf '  %-22s %10d %12d\n' "${f##*/}" \
            "$(wc -l < "$f")" "$(wc -c < "$f")"
    done
    printf '  %-22s %10d %12d  (%d on the wire)\n' total \
        "$(cat "$dl/files"/* | wc -l)" "$(cat "$dl/files"/* | wc -c)" "$wire"
    check "exactly the live resources of the source, each once" same_ids
    if [ "$SOURCE" = ndjson ]; then
        check "byte for byte what the source holds" same_bytes
    fi

    [ "$auth" = off ] || refusals

    title "Resume a download"
    resume_download

    title "One Group: $FHIR_BASE/Group/$GROUP_ID/\$export, two types"
    first=$status
    kickoff "$FHIR_BASE/Group/$GROUP_ID/\$export?_type=Patient,Observation"
    poll
    show_manifest
    download
    jq -r .id "$dl/files/Patient" | sort > "$dl/patients"
    echo "  $(wc -l < "$dl/patients") patients, $(wc -l \
        < "$dl/files/Observation") observations"
    for id in $(echo "$PATIENT_IDS" | tr , ' '); do
        check "member $id is in it" grep -qx "$id" "$dl/patients"
    done
    check "outsider $OUTSIDER_ID is not" \
        sh -c '! cat "$1"/* | grep -q "$2"' sh "$dl/files" "$OUTSIDER_ID"

    title "Delete a job"
    request -X DELETE "$status"
    check "accepted" test "$code" = 202
    request "$status"
    check "gone at once" test "$code" = 404
    jq -c . "$dl/body" | sed 's/^/  /'
    status=$first

    title "Everything else goes to the FHIR server behind nginx, as before"
    request -n "$FHIR_BASE/Patient/example"
    sed 's/^/  /' "$dl/body"
    echo
    check "answered by it" test "$code" = 200
}

if [ "$source" = postgres ]; then
    install_packages build run postgres
else
    install_packages build run
fi
dev_build
[ -t 0 ] || once=yes

inst=$run/demo
if stack_running "$inst"; then
    die "a demo runs already, in $inst"
fi
stack_stop "$inst"
dl=$(mktemp -d)
cleanup() {
    trap - EXIT INT TERM HUP
    stack_stop "$inst"
    rm -rf "$dl"
}
trap cleanup EXIT
trap 'exit 1' INT TERM HUP

stack_start "$inst"
echo "nginx and fhir-bulkd run as user $(as_user id -un), in $inst;"
echo "source: $source, $patients invented patients."
. "$inst/values"
token_until=0
story

echo
if [ "$wrong" -ne 0 ]; then
    echo "$wrong things were wrong; logs of nginx and sidecar:"
    tail -n 20 "$NGINX_ERROR_LOG" "$SIDECAR_LOG"
    [ "$once" = no ] || exit 1
else
    echo "Everything was right."
    [ "$once" = no ] || exit 0
fi

echo
echo "To play with, until Ctrl-C:"
echo
bearer=
if [ "$auth" = on ]; then
    cat <<END
  token=\$($BULKCTL \\
      client token demo --key $inst/demo.jwk \\
      --url $TOKEN_URL)          # again every five minutes
  $BULKCTL -c $inst/fhir-bulkd.ini client list

END
    bearer=' -H "Authorization: Bearer $token"'
fi
cat <<END
  curl -i$bearer -H 'Prefer: respond-async' '$FHIR_BASE/\$export'
  curl -i$bearer -H 'Prefer: respond-async' '$FHIR_BASE/Patient/\$export?_type=Patient'
  curl -i$bearer -H 'Prefer: respond-async' '$FHIR_BASE/Group/$GROUP_ID/\$export'
  curl -i$bearer '$status'
  curl -i '$FHIR_BASE/metadata'

  nginx   $NGINX_CONF, log $NGINX_ERROR_LOG
  sidecar $SIDECAR_CONF, log $SIDECAR_LOG
  files   $EXPORT_ROOT
END

trap 'echo; echo "stopping"; exit "$((wrong > 0))"' INT TERM HUP
while :; do
    sleep 60 &
    wait $! || :
done
