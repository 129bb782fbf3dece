# Builds the sidecar, the module for the installed nginx, and the C tests.
#
#   make              sidecar, fhir-bulkctl and module into build/
#   make module       only the module, build/module/*.so
#   make install      these, profiles, manual pages and units; DESTDIR and
#                     PREFIX (/usr)
#   make unit         unit tests into build/unit/ (t/unit/test_*.c)
#   make sample       the generator of sample data, build/fhir-sample, and what
#                     other tests need (t/lib/*.c)
#   make bench        programs of t/bench into build/bench/
#   make fault        the fault layer of tests, build/fault.so
#   make fuzz         fuzzers of t/fuzz into build/fuzz/, with clang
#   make SAN=1 …      the same under ASan and UBSan, into build/san
#   make TSAN=1 …     the same under TSan, into build/tsan
#
# Packages are not installed here; ./dev does that.

B       ?= build
CC      ?= cc
PKGS     = jansson libpq libdeflate libevent libevent_pthreads sqlite3 libcurl \
           libcrypto zlib libsystemd cjose
CFLAGS  ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -D_FORTIFY_SOURCE=2
WARN     = -std=gnu11 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wwrite-strings \
           -fstack-protector-strong -fno-common
LIBS     = $(shell pkg-config --libs $(PKGS)) $(ISAL) -linih -lpthread -lm
INCS     = $(shell pkg-config --cflags $(PKGS))

# zlib compresses where libisal is absent
ISAL    := $(shell pkg-config --exists libisal && echo -lisal)
ifeq ($(ISAL),)
CPPFLAGS += -DFHBD_NO_ISAL
endif

# instrumented code makes gcc guess wrong about lengths
ifdef SAN
B       := build/san
CFLAGS   = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
           -fno-sanitize-recover=all -Wno-format-truncation
CPPFLAGS := $(filter-out -D_FORTIFY_SOURCE=2,$(CPPFLAGS))
LDFLAGS += -fsanitize=address,undefined
endif
ifdef TSAN
B       := build/tsan
CFLAGS   = -O1 -g -fno-omit-frame-pointer -fsanitize=thread \
           -Wno-format-truncation
CPPFLAGS := $(filter-out -D_FORTIFY_SOURCE=2,$(CPPFLAGS))
LDFLAGS += -fsanitize=thread
endif

COMMON   = $(patsubst %.c,$(B)/%.o,$(wildcard src/common/*.c))
SIDECAR  = $(patsubst %.c,$(B)/%.o,$(wildcard src/sidecar/*.c))
CTL      = $(patsubst %.c,$(B)/%.o,$(wildcard src/ctl/*.c))
UNIT     = $(patsubst t/unit/%.c,$(B)/unit/%,$(wildcard t/unit/test_*.c))
BENCH    = $(patsubst t/bench/%.c,$(B)/bench/%,$(wildcard t/bench/*.c))

.PHONY: all sidecar ctl module install sample fault unit bench fuzz clean

all: sidecar ctl module

sidecar: $(B)/fhir-bulkd

ctl: $(B)/fhir-bulkctl

$(B)/fhir-bulkd: $(COMMON) $(SIDECAR)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/fhir-bulkctl: $(B)/src/ctl/fhbc_main.o $(B)/libfhbd.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# for the nginx whose sources are in NGINX_SOURCE (Debian: nginx-dev)
NGINX_SOURCE ?= /usr/share/nginx/src

module:
	t/lib/build-module.sh $(NGINX_SOURCE) $(B)/module

PREFIX    ?= /usr
MODULEDIR ?= $(PREFIX)/lib/nginx/modules
UNITDIR   ?= $(PREFIX)/lib/systemd/system
SHAREDIR   = $(PREFIX)/share/fhir-bulk
MANDIR    ?= $(PREFIX)/share/man

install: all
	install -D -m 755 $(B)/fhir-bulkd $(DESTDIR)$(PREFIX)/sbin/fhir-bulkd
	install -D -m 755 $(B)/fhir-bulkctl $(DESTDIR)$(PREFIX)/bin/fhir-bulkctl
	install -D -m 644 docs/fhir-bulkctl.1 \
	    $(DESTDIR)$(MANDIR)/man1/fhir-bulkctl.1
	install -D -m 644 docs/fhir-bulkd.8 \
	    $(DESTDIR)$(MANDIR)/man8/fhir-bulkd.8
	install -D -m 644 $(B)/module/ngx_http_fhir_bulk_module.so \
	    $(DESTDIR)$(MODULEDIR)/ngx_http_fhir_bulk_module.so
	for p in src/profiles/*; do \
	    install -d $(DESTDIR)$(SHAREDIR)/profiles/$${p##*/} && \
	    install -m 644 $$p/* \
	        $(DESTDIR)$(SHAREDIR)/profiles/$${p##*/} || exit 1; \
	done
	install -D -m 644 -t $(DESTDIR)$(UNITDIR) \
	    conf-examples/fhir-bulkd.service conf-examples/fhir-bulkd.socket
	install -D -m 644 -t $(DESTDIR)$(SHAREDIR)/examples conf-examples/*.*
	for p in conf-examples/*/; do \
	    install -D -m 644 -t $(DESTDIR)$(SHAREDIR)/$${p#conf-} $$p* || exit 1; \
	done

sample: $(B)/fhir-sample $(B)/moment.so $(B)/store_rows $(B)/xml_rows

# into a sidecar of whatever build
$(B)/moment.so: t/lib/moment.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE -O2 -g $(WARN) -fPIC -shared \
	    -o $@ $< -ldl -lpthread

$(B)/store_rows: $(B)/t/lib/store_rows.o
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs sqlite3)

$(B)/xml_rows: $(B)/t/lib/xml_rows.o $(COMMON)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

SAMPLE   = fhir_sample fhir_sample_words fhir_sample_rows

$(B)/fhir-sample: $(SAMPLE:%=$(B)/t/lib/%.o) $(B)/src/common/fhb_core.o
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ -lcrypto

# makes chosen calls of the sidecar fail (t/lib/fault.h); never installed
fault: $(B)/fault.so

FAULT    = t/lib/fault.c t/lib/fault_libc.c t/lib/fault_libs.c

$(B)/fault.so: $(FAULT) t/lib/fault.h
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE -O2 -g -fPIC -shared $(WARN) -fno-builtin \
	    $(shell pkg-config --cflags $(PKGS)) -o $@ $(FAULT)

unit: $(UNIT)

# fhir-bulkctl and a unit test may use everything but main(); from an archive
# the linker takes only what they need
$(B)/libfhbd.a: $(COMMON) $(filter-out %_main.o,$(SIDECAR) $(CTL))
	@mkdir -p $(@D)
	@rm -f $@
	ar rcs $@ $^

$(B)/unit/%: $(B)/t/unit/%.o $(B)/libfhbd.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

bench: $(BENCH)

$(B)/bench/%: $(B)/t/bench/%.o $(B)/libfhbd.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# tests that let one allocation fail, see t/unit/alloc_fail.h
$(B)/unit/test_fhb_core $(B)/unit/test_fhb_kickoff $(B)/unit/test_fhb_query \
$(B)/unit/test_fhb_form $(B)/unit/test_fhb_scope $(B)/unit/test_fhb_jose_memory \
$(B)/unit/test_fhb_elements $(B)/unit/test_fhb_references \
$(B)/unit/test_fhb_filter_memory \
$(B)/unit/test_fhb_limits \
$(B)/unit/test_fhb_attachment $(B)/unit/test_fhb_xml \
$(B)/unit/test_fhbd_match_memory $(B)/unit/test_fhbd_groups_memory: LDFLAGS += \
    -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free

# a store that fails on order
$(B)/unit/test_fhbd_export_phases: LDFLAGS += \
    -Wl,--wrap=fhbd_store_plan_add,--wrap=fhbd_store_parts,--wrap=fsync

# connections that are not to be read past libpq
$(B)/unit/test_fhbd_pg_libpq: LDFLAGS += -Wl,--wrap=fhbd_pg_wire_possible

# tests with an HTTPS server of their own
$(B)/unit/test_fhbd_jwks $(B)/unit/test_fhbd_issuers: LIBS += -lssl

# t/fuzz/NAME.c has LLVMFuzzerTestOneInput; see t/lib/fuzz.sh.  What they test
# is compiled once, into an archive of its own
FUZZ     = $(patsubst t/fuzz/%.c,$(B)/fuzz/%,$(wildcard t/fuzz/*.c))
FUZZ_SRC = $(wildcard src/common/*.c) \
           $(filter-out %_main.c,$(wildcard src/sidecar/*.c))
FUZZ_CC  = clang
FUZZ_FLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
             -fno-sanitize-recover=all

fuzz: $(FUZZ)

$(B)/fuzz/obj/%.o: %.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(filter-out -D_FORTIFY_SOURCE=2,$(CPPFLAGS)) $(FUZZ_FLAGS) \
	    -fsanitize=fuzzer-no-link $(WARN) $(INCS) -MMD -MP -c -o $@ $<

$(B)/fuzz/libfhbd.a: $(FUZZ_SRC:%.c=$(B)/fuzz/obj/%.o)
	@rm -f $@
	ar rcs $@ $^

# parsers of the module, with nginx's headers
NGINX_INCS = $(addprefix -isystem $(NGINX_SOURCE)/src/,core event \
             event/modules os/unix http http/modules http/v2)

$(B)/fuzz/obj/t/fuzz/fuzz_module_%.o: INCS += $(NGINX_INCS) \
    -isystem $(B)/module -isystem src/common -isystem src/module
$(B)/fuzz/obj/t/fuzz/fuzz_module_%.o: | module

# judged by libxml2
$(B)/fuzz/obj/t/fuzz/fuzz_xml.o: INCS += $(shell pkg-config --cflags libxml-2.0)
$(B)/fuzz/fuzz_xml: LIBS += $(shell pkg-config --libs libxml-2.0)

$(B)/fuzz/%: $(B)/fuzz/obj/t/fuzz/%.o $(B)/fuzz/libfhbd.a
	$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(INCS) -MMD -MP -c -o $@ $<

.SECONDARY:

-include $(shell find $(B) -name '*.d' -type f 2>/dev/null)

clean:
	rm -rf build
