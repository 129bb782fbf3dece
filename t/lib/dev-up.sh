# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "up".  stdout has NAME=value lines and nothing else.

if stack_running "$run/up"; then
    if [ -n "$source_asked" ] && ! grep -qx "SOURCE=$source" "$run/up/values"
    then
        die "it runs already, with another source: ./dev down first"
    fi
    say "it runs already"
    cat "$run/up/values"
    exit 0
fi

dev_build
install_packages run
[ "$source" = ndjson ] || install_packages postgres

stack_stop "$run/up"
up_done=no
trap '[ $up_done = yes ] || stack_stop "$run/up"' EXIT
trap 'exit 1' INT TERM HUP
stack_start "$run/up"
up_done=yes
cat "$run/up/values"
