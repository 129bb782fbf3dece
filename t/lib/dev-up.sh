# Copyright (c) the nginx-fhir-bulk authors
#
# Sourced by ./dev: "up".  stdout has NAME=value lines and nothing else.

if stack_running "$run/up"; then
    if [ -n "$source_asked" ] && ! grep -qx "SOURCE=$source" "$run/up/values"
    then
        die "it runs already, with another source: ./dev down first"
    fi
    if ! grep -qx "AUTH=$auth" "$run/up/values"; then
        die "it runs already, not with authorization $auth: ./dev down first"
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
if [ "$auth" = on ]; then
    # the second one is for trying what is refused
    quiet build/log/clients.log stack_client client ES384
    quiet build/log/clients.log stack_client foreign RS384
    cat >> "$inst/values" <<END
CLIENT_ID=client
CLIENT_JWK=$inst/client.jwk
FOREIGN_CLIENT_ID=foreign
FOREIGN_CLIENT_JWK=$inst/foreign.jwk
END
fi
up_done=yes
cat "$run/up/values"
