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

if [ "$source" = postgres ]; then
    install_packages build run postgres
else
    install_packages build run
fi
dev_build

stack_stop "$run/up"
up_done=no
trap '[ $up_done = yes ] || stack_stop "$run/up"' EXIT
trap 'exit 1' INT TERM HUP
stack_start "$run/up"
up_done=yes
cat "$run/up/values"
