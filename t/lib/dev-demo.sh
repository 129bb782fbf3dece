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

# request [-q] CURL-ARGUMENT …: sends it; leaves code, "head" and "body" in
# $dl, shows the lines that matter
request() {
    show=yes
    if [ "$1" = -q ]; then
        show=no
        shift
    fi
    code=$(curl -sS -v -o "$dl/body" -w '%{http_code}' "$@" 2> "$dl/wire") || {
        cat "$dl/wire"
        die "curl failed"
    }
    tr -d '\r' < "$dl/wire" | sed -n 's/^< //p' > "$dl/head"
    if [ "$show" = yes ]; then
        tr -d '\r' < "$dl/wire" \
        | grep -E '^(> [A-Z]+ /|> (Accept|Prefer|Range)|< .)' \
        | grep -viE '^< (server|date|connection):' | sed 's/^/  /'
    fi
}

header() {
    sed -n "s/^$1: //Ip" "$dl/head" | head -n 1
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
    curl -sS -H 'Accept-Encoding: gzip' -o "$dl/whole" "$url"
    half=$(($(stat -c %s "$dl/whole") / 2))
    head -c "$half" "$dl/whole" > "$dl/part"
    request -H 'Accept-Encoding: gzip' -H "Range: bytes=$half-" "$url"
    cat "$dl/body" >> "$dl/part"
    check "the two halves are the file" cmp -s "$dl/part" "$dl/whole"
}

story() {
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
    request "$FHIR_BASE/Patient/example"
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

cat <<END

To play with, until Ctrl-C:

  curl -i -H 'Prefer: respond-async' '$FHIR_BASE/\$export'
  curl -i -H 'Prefer: respond-async' '$FHIR_BASE/Patient/\$export?_type=Patient'
  curl -i -H 'Prefer: respond-async' '$FHIR_BASE/Group/$GROUP_ID/\$export'
  curl -i '$status'
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
