# nginx with the module, and the sidecar, on Debian 13, as an ordinary user.
#
#   docker build -t nginx-fhir-bulk .
#   docker run --read-only --tmpfs /tmp --tmpfs /run/fhir-bulk:uid=10001 \
#       -p 8080:8080 -v exports:/var/lib/fhir-bulk -v ./data:/srv/fhir:ro \
#       -e FHIR_BULK_BASE=http://localhost:8080/fhir nginx-fhir-bulk
#
# /srv/fhir holds *.ndjson.  For a database or a FHIR server behind it, mount
# your own /etc/fhir-bulk/fhir-bulkd.ini and /etc/fhir-bulk/nginx.conf.  A
# client to try it out with, its private key on stdout:
#
#   docker exec CONTAINER sh -c 'fhir-bulkctl client keygen app \
#       --scopes "system/*.rs" --group "*" --key /tmp/app.jwk >&2 \
#       && cat /tmp/app.jwk && rm /tmp/app.jwk'
#
# Put TLS in front of it: tokens must not travel without.

FROM debian:13 AS build
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y \
       --no-install-recommends gcc make pkg-config libc6-dev nginx nginx-dev \
       libpcre2-dev zlib1g-dev libssl-dev libjansson-dev libevent-dev \
       libsqlite3-dev libpq-dev libcurl4-openssl-dev libinih-dev libisal-dev \
       libdeflate-dev \
       libsystemd-dev libcjose-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile config ngx_http_fhir_bulk_module.c ./
COPY src src
COPY t/lib/build-module.sh t/lib/
RUN make -s -j "$(nproc)" sidecar ctl && t/lib/build-module.sh

FROM debian:13-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y \
       --no-install-recommends nginx libjansson4 libevent-2.1-7t64 \
       libevent-pthreads-2.1-7t64 libsqlite3-0 libpq5 libcurl4t64 libinih1 \
       libisal2 libdeflate0 libsystemd0 libssl3t64 libcjose0 zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin bulk \
    && install -d -o bulk -m 750 /var/lib/fhir-bulk \
    && install -d -o bulk /run/fhir-bulk /srv/fhir
COPY --from=build /src/build/fhir-bulkd /usr/sbin/
COPY --from=build /src/build/fhir-bulkctl /usr/bin/
COPY --from=build /src/build/module/ngx_http_fhir_bulk_module.so \
     /usr/lib/nginx/modules/
COPY --from=build /src/src/profiles /usr/share/fhir-bulk/profiles
COPY t/lib/docker /etc/fhir-bulk
USER bulk
EXPOSE 8080
VOLUME /var/lib/fhir-bulk
ENV FHIR_BULK_BASE=http://localhost:8080/fhir
ENTRYPOINT ["/etc/fhir-bulk/start"]
