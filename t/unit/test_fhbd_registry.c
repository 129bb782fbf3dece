/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry in force, and the client records that nginx reads
 * (docs/protocol.md "On disk").
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_clients.h"
#include "../../src/sidecar/fhbd_log.h"
#include "folder.h"

#define KEYS    "\"jwks_uri\":\"https://app.example.org/jwks.json\","
#define KEYS_2  "\"jwks_uri\":\"https://app.example.org/other.json\","
#define ALL     "\"scopes\":\"system/*.rs\",\"tenants\":[\"default\"]"
#define SOME    "\"scopes\":\"system/Patient.rs system/Observation.rs\"," \
                "\"tenants\":[\"default\",\"other\"]"

static char              dir[FOLDER_MAX], auth_dir[96], file[96];
static char              default_name[] = "default", other_name[] = "other";
static fhbd_registry_t  *registry;

static fhbd_tenant_conf_t  tenants[] = {
    { .name = default_name }, { .name = other_name }
};

static fhbd_conf_t  conf = {
    .tenants = tenants, .tenants_n = 2, .export_scope = FHB_SCOPE_RS,
    .auth_dir = auth_dir
};


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "registry") != 0) {
        return -1;
    }
    (void) snprintf(auth_dir, sizeof(auth_dir), "%s/auth", dir);
    (void) snprintf(file, sizeof(file), "%s/clients.json", dir);
    conf.clients = file;
    registry = NULL;
    fhbd_log_set_level(FHBD_LOG_ERROR - 1);

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_registry_close(registry);

    return folder_remove(dir);
}


/* "id" and the members of its entry, in turn; ends with NULL */
static void
clients(const char *id, ...)
{
    FILE        *f = fopen(file, "w");
    va_list      args;
    const char  *comma = "";

    assert_non_null(f);
    (void) fputs("{\"clients\":[", f);

    va_start(args, id);
    while (id != NULL) {
        (void) fprintf(f, "%s{\"client_id\":\"%s\",%s}", comma, id,
                       va_arg(args, const char *));
        comma = ",";
        id = va_arg(args, const char *);
    }
    va_end(args);

    (void) fputs("]}", f);
    assert_int_equal(fclose(f), 0);
}


static void
open_registry(void)
{
    fhb_error_t  err;

    if (fhbd_registry_open(&conf, &registry, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
}


static void
reload(void)
{
    bool         changed;
    fhb_error_t  err;

    if (fhbd_registry_reload(registry, &conf, &changed, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
    assert_true(changed);
}


static const char *
record_path(const char *id)
{
    char           hex[65];
    unsigned       n;
    unsigned char  md[EVP_MAX_MD_SIZE];
    static char    path[256];

    assert_int_equal(EVP_Digest(id, strlen(id), md, &n, EVP_sha256(), NULL),
                     1);
    fhb_hex(md, n, hex);
    (void) snprintf(path, sizeof(path), "%s/clients/%s.json", auth_dir, hex);

    return path;
}


static bool
has_record(const char *id)
{
    return access(record_path(id), F_OK) == 0;
}


static json_t *
record(const char *id)
{
    json_t  *json = json_load_file(record_path(id), JSON_REJECT_DUPLICATES,
                                   NULL);

    assert_non_null(json);

    return json;
}


static int64_t
not_before(const char *id)
{
    json_t   *json = record(id);
    int64_t   t = json_integer_value(json_object_get(json, "not_before"));

    json_decref(json);

    return t;
}


static size_t
count(const char *id, const char *member)
{
    json_t  *json = record(id);
    size_t   n = json_array_size(json_object_get(json, member));

    json_decref(json);

    return n;
}


/* as if it had been written at another time */
static void
age(const char *id, int64_t t)
{
    json_t  *json = record(id);

    json_object_set_new(json, "not_before", json_integer(t));
    assert_int_equal(json_dump_file(json, record_path(id), JSON_COMPACT), 0);
    json_decref(json);
}


static size_t
files_in_folder(void)
{
    int              n;
    char             path[128];
    struct dirent  **list;
    int              i;

    (void) snprintf(path, sizeof(path), "%s/clients", auth_dir);
    n = scandir(path, &list, NULL, alphasort);
    assert_true(n >= 2);
    for (i = 0; i < n; i++) {
        free(list[i]);
    }
    free(list);

    return (size_t) n - 2;
}


static void
test_content(void **state)
{
    time_t        before = time(NULL);
    json_t       *json, *types;
    struct stat   sb;

    (void) state;

    (void) umask(0);
    clients("app", KEYS SOME, "https://x.example/\\\"", KEYS ALL, "off",
            KEYS ALL ",\"enabled\":false", NULL);
    open_registry();

    json = record("app");
    assert_int_equal(json_integer_value(json_object_get(json, "version")), 1);
    assert_string_equal(json_string_value(json_object_get(json, "client")),
                        "app");
    assert_in_range(json_integer_value(json_object_get(json, "not_before")),
                    before, time(NULL));
    types = json_object_get(json, "types");
    assert_int_equal(json_array_size(types), 2);
    assert_string_equal(json_string_value(json_array_get(types, 0)),
                        "Observation");
    assert_string_equal(json_string_value(json_array_get(types, 1)),
                        "Patient");
    assert_int_equal(json_array_size(json_object_get(json, "tenants")), 2);
    json_decref(json);

    assert_int_equal(count("https://x.example/\"", "types"),
                     fhb_type_count());
    assert_false(has_record("off"));
    assert_int_equal(files_in_folder(), 2);

    /* for nginx's group, for nobody else, whatever the umask is */
    assert_int_equal(stat(record_path("app"), &sb), 0);
    assert_int_equal(sb.st_mode & 07777, 0640);
    (void) umask(022);
}


static void
test_folder_modes(void **state)
{
    char         path[128];
    struct stat  sb;

    (void) state;

    (void) umask(0);
    clients("app", KEYS SOME, NULL);
    open_registry();
    (void) umask(022);

    assert_int_equal(stat(auth_dir, &sb), 0);
    assert_int_equal(sb.st_mode & 07777, 0750);
    (void) snprintf(path, sizeof(path), "%s/clients", auth_dir);
    assert_int_equal(stat(path, &sb), 0);
    assert_int_equal(sb.st_mode & 07777, 0750);
}


static void
test_unchanged(void **state)
{
    struct stat  before, after;

    (void) state;

    clients("app", KEYS SOME, "other", KEYS ALL, NULL);
    open_registry();
    age("app", 1000);
    assert_int_equal(stat(record_path("other"), &before), 0);

    clients("new", KEYS ALL, "other", KEYS ALL ",\"name\":\"x\"", "app",
            KEYS SOME, NULL);
    reload();

    assert_int_equal(stat(record_path("other"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_equal(not_before("app"), 1000);
    assert_true(has_record("new"));

    /* nor by a start */
    fhbd_registry_close(registry);
    open_registry();
    assert_int_equal(stat(record_path("other"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(not_before("app"), 1000);
}


static void
test_disabled_and_back(void **state)
{
    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    age("app", 1000);

    clients("app", KEYS SOME ",\"enabled\":false", NULL);
    reload();
    assert_false(has_record("app"));

    /* tokens of the time before stay refused */
    clients("app", KEYS SOME, NULL);
    reload();
    assert_in_range(not_before("app"), time(NULL) - 5, time(NULL));

    clients(NULL);
    reload();
    assert_int_equal(files_in_folder(), 0);
}


/* from the beginning of a second, so that all of it fits into that one */
static int64_t
fresh_second(void)
{
    int64_t                at = time(NULL);
    const struct timespec  step = { 0, 1000000 };

    while (time(NULL) == at) {
        (void) nanosleep(&step, NULL);
    }

    return at + 1;
}


static void
test_away_for_a_moment(void **state)
{
    int64_t  at;

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();

    /* with a token of this second in its hands */
    at = fresh_second();
    clients("app", KEYS SOME ",\"enabled\":false", NULL);
    reload();
    fhbd_registry_settle(registry);

    clients("app", KEYS SOME, NULL);
    reload();
    assert_true(not_before("app") > at);
}


/* a record that forbids tokens of this second, and no token before the next */
static void
test_start_settles(void **state)
{
    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    age("app", 1000);
    fhbd_registry_close(registry);

    (void) fresh_second();
    clients("app", KEYS_2 SOME, NULL);
    open_registry();
    fhbd_registry_settle(registry);
    assert_true(time(NULL) >= not_before("app"));
}


static void
test_narrowed_and_widened(void **state)
{
    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    age("app", 1000);

    /* narrower here, wider there: both, and no token is given up */
    clients("app", KEYS "\"scopes\":\"system/Patient.rs system/Group.rs "
            "system/Device.rs\",\"tenants\":[\"other\"]", NULL);
    reload();
    assert_int_equal(count("app", "types"), 3);
    assert_int_equal(count("app", "tenants"), 1);
    assert_int_equal(not_before("app"), 1000);

    clients("app", KEYS "\"scopes\":\"system/Patient.r\","
            "\"tenants\":[\"other\"]", NULL);
    reload();
    assert_int_equal(count("app", "types"), 0);
    assert_int_equal(not_before("app"), 1000);
}


/* the limits of an entry are in its record, and their types only there: who
 * does not know of limits shall not take a part for the whole */
static void
test_limits(void **state)
{
    json_t  *json;

    (void) state;

    clients("app", KEYS "\"scopes\":\"system/Patient.rs system/Observation.rs?"
            "status=final&category=laboratory system/Group.r?_id=1\","
            "\"tenants\":[\"default\"]", NULL);
    open_registry();
    age("app", 1000);

    json = record("app");
    assert_int_equal(json_array_size(json_object_get(json, "types")), 1);
    assert_int_equal(json_array_size(json_object_get(json, "limits")), 1);
    assert_string_equal(json_string_value(json_array_get(json_object_get(
                            json, "limits"), 0)),
                        "Observation?category=laboratory&status=final");
    json_decref(json);

    /* other limits: no token is given up */
    clients("app", KEYS "\"scopes\":\"system/Patient.rs?_id=1 system/"
            "Observation.rs?category=vital-signs\","
            "\"tenants\":[\"default\"]", NULL);
    reload();
    assert_int_equal(count("app", "types"), 0);
    assert_int_equal(count("app", "limits"), 2);
    assert_int_equal(not_before("app"), 1000);

    clients("app", KEYS SOME, NULL);
    reload();
    assert_int_equal(count("app", "types"), 2);
    json = record("app");
    assert_null(json_object_get(json, "limits"));
    json_decref(json);
    assert_int_equal(not_before("app"), 1000);

    /* strange ones make a record none */
    json = record("app");
    json_object_set_new(json, "limits", json_pack("[s]", "Observation"));
    assert_int_equal(json_dump_file(json, record_path("app"), JSON_COMPACT),
                     0);
    json_decref(json);
    reload();
    assert_true(not_before("app") > 1000);
    json = record("app");
    assert_null(json_object_get(json, "limits"));
    json_decref(json);
}


static void
test_keys_changed(void **state)
{
    int64_t  at;

    (void) state;

    clients("app", KEYS SOME, "other", KEYS ALL, NULL);
    open_registry();
    age("app", 1000);
    age("other", 1000);

    at = time(NULL);
    clients("app", KEYS_2 SOME, "other", KEYS ALL, NULL);
    reload();

    /* who has the old keys may have had a token in this very second */
    assert_true(not_before("app") > at);
    assert_int_equal(not_before("other"), 1000);

    /* but a token of the new ones is good at once */
    fhbd_registry_settle(registry);
    assert_true(time(NULL) >= not_before("app"));

    /* while the sidecar was away */
    age("app", 1000);
    fhbd_registry_close(registry);
    clients("app", KEYS SOME, "other", KEYS ALL, NULL);
    open_registry();
    assert_true(not_before("app") > at);
    assert_int_equal(not_before("other"), 1000);
}


static void
put(const char *name, const char *text)
{
    char   path[256];
    FILE  *f;

    (void) snprintf(path, sizeof(path), "%s/clients/%s", auth_dir, name);
    f = fopen(path, "w");
    assert_non_null(f);
    (void) fputs(text, f);
    assert_int_equal(fclose(f), 0);
}


static void
test_strangers(void **state)
{
    char         name[80], path[256];
    const char  *base;

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    fhbd_registry_close(registry);
    registry = NULL;

    put("stranger.json", "{}");
    (void) snprintf(name, sizeof(name), "%064d.json", 7);
    put(name, "{\"version\":1}");
    base = strrchr(record_path("app"), '/') + 1;
    (void) snprintf(name, sizeof(name), "%s.new", base);
    put(name, "half");
    (void) snprintf(path, sizeof(path), "%s/clients/folder", auth_dir);
    assert_int_equal(mkdir(path, 0700), 0);
    (void) snprintf(path, sizeof(path), "%s/clients/link", auth_dir);
    assert_int_equal(symlink("/etc/passwd", path), 0);

    open_registry();
    assert_int_equal(files_in_folder(), 1);
    assert_true(has_record("app"));
    assert_int_equal(access("/etc/passwd", F_OK), 0);
}


/* ACC-07: nginx knows the level of a shared job, not its Group */
static void
test_shares(void **state)
{
    json_t  *json;

    (void) state;

    clients("all", KEYS ALL ",\"groups\":[\"*\"]",
            "none", KEYS ALL,
            "some", KEYS ALL ",\"groups\":[\"g1\"]",
            "levels", KEYS ALL ",\"groups\":[\"*\"],"
            "\"levels\":[\"group\"]", NULL);
    open_registry();

    assert_int_equal(count("all", "shares"), 3);
    assert_int_equal(count("none", "shares"), 2);
    assert_int_equal(count("some", "shares"), 0);

    json = record("levels");
    assert_int_equal(json_array_size(json_object_get(json, "shares")), 1);
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(json, "shares"), 0)), "group");
    json_decref(json);

    clients("all", KEYS ALL ",\"groups\":[\"g1\"],"
            "\"levels\":[\"patient\",\"group\"]", NULL);
    reload();
    assert_int_equal(count("all", "shares"), 1);
}


static void
test_broken_record(void **state)
{
    size_t       i;
    const char  *name;
    const char  *texts[] = {
        "", "{}", "[1]", "not json",
        "{\"version\":2,\"client\":\"app\",\"not_before\":1000,"
        "\"tenants\":[\"default\"],\"types\":[]}",
        "{\"version\":1,\"client\":\"app\",\"not_before\":1000,"
        "\"tenants\":[],\"types\":[\"Nonsense\"],\"keys\":\"x\"}",
        "{\"version\":1,\"client\":\"eve\",\"not_before\":1000,"
        "\"tenants\":[\"default\"],\"types\":[\"Patient\"]}",
    };

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        name = strrchr(record_path("app"), '/') + 1;
        put(name, texts[i]);
        reload();
        assert_int_equal(count("app", "types"), 2);
        assert_in_range(not_before("app"), time(NULL) - 60, time(NULL) + 1);
    }

    /* the clock was set back: nobody has to wait until it is there again */
    age("app", time(NULL) + 100000);
    reload();
    assert_in_range(not_before("app"), time(NULL) - 60, time(NULL) + 1);
}


static void
test_no_registry(void **state)
{
    fhbd_clients_t  *c;

    (void) state;

    /* nothing is made */
    conf.clients = NULL;
    open_registry();
    assert_int_equal(access(auth_dir, F_OK), -1);
    c = fhbd_registry_get(registry);
    assert_int_equal(c->n, 0);
    assert_null(fhbd_clients_find(c, FHB_STR("app")));
    fhbd_registry_put(registry, c);
    reload();
    fhbd_registry_close(registry);

    /* but what an earlier one left there goes */
    conf.clients = file;
    clients("app", KEYS SOME, NULL);
    open_registry();
    fhbd_registry_close(registry);
    assert_true(has_record("app"));
    conf.clients = NULL;
    open_registry();
    assert_false(has_record("app"));
}


static void
test_bad_file(void **state)
{
    bool             changed = true;
    fhb_error_t      err;
    struct stat      before, after;
    fhbd_clients_t  *c;

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    assert_int_equal(stat(record_path("app"), &before), 0);

    clients("app", KEYS "\"scopes\":\"user/*.rs\"", NULL);
    assert_int_equal(fhbd_registry_reload(registry, &conf, &changed, &err),
                     FHB_EPARAM);
    assert_false(changed);
    assert_non_null(strstr(err.text, "client \"app\": \"scopes\""));

    assert_int_equal(stat(record_path("app"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    c = fhbd_registry_get(registry);
    assert_non_null(fhbd_clients_find(c, FHB_STR("app")));
    fhbd_registry_put(registry, c);

    /* a start with it is none */
    fhbd_registry_close(registry);
    registry = NULL;
    assert_int_equal(fhbd_registry_open(&conf, &registry, &err), FHB_EPARAM);
}


/* the record cannot be written: who was to lose something loses all, who was
 * to get something has to wait */
static void
test_no_room(void **state)
{
    bool             changed;
    char             path[300];
    fhb_error_t      err;
    fhbd_clients_t  *c;

    (void) state;

    clients("app", KEYS SOME, "wider", KEYS SOME, "same", KEYS SOME, NULL);
    open_registry();

    /* a folder where the temporary file would be */
    (void) snprintf(path, sizeof(path), "%s.new", record_path("app"));
    assert_int_equal(mkdir(path, 0700), 0);
    (void) strcat(path, "/x");
    assert_int_equal(mkdir(path, 0700), 0);
    (void) snprintf(path, sizeof(path), "%s.new", record_path("wider"));
    assert_int_equal(mkdir(path, 0700), 0);
    (void) strcat(path, "/x");
    assert_int_equal(mkdir(path, 0700), 0);

    clients("app", KEYS "\"scopes\":\"system/Patient.rs\","
            "\"tenants\":[\"default\"]", "wider", KEYS "\"scopes\":"
            "\"system/*.rs\",\"tenants\":[\"default\",\"other\"]", "same",
            KEYS SOME, NULL);
    assert_int_not_equal(fhbd_registry_reload(registry, &conf, &changed,
                                              &err), FHB_OK);
    assert_true(changed);
    assert_false(has_record("app"));
    assert_int_equal(count("wider", "types"), 2);
    assert_true(has_record("same"));

    c = fhbd_registry_get(registry);
    assert_false(fhb_typeset_has(&fhbd_clients_find(c, FHB_STR("app"))->types,
                                 fhb_type_find(FHB_STR("Observation"))));
    fhbd_registry_put(registry, c);

    /* and the next reload puts it right */
    (void) snprintf(path, sizeof(path), "rm -r %s/clients/*.new", auth_dir);
    assert_int_equal(system(path), 0);
    reload();
    assert_int_equal(count("app", "types"), 1);
}


/* a client that is disabled while the folder is out of reach */
static void
test_behind(void **state)
{
    int          fd;
    bool         changed;
    char         path[128], away[128];
    fhb_error_t  err;

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    assert_int_equal(fhbd_registry_repair(registry, &conf, &err), FHB_OK);

    (void) snprintf(path, sizeof(path), "%s/clients", auth_dir);
    (void) snprintf(away, sizeof(away), "%s/away", auth_dir);
    assert_int_equal(rename(path, away), 0);
    fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_int_not_equal(fd, -1);
    assert_int_equal(close(fd), 0);

    clients("app", KEYS SOME ",\"enabled\":false", NULL);
    assert_int_not_equal(fhbd_registry_reload(registry, &conf, &changed,
                                              &err), FHB_OK);
    assert_true(changed);
    assert_int_not_equal(fhbd_registry_repair(registry, &conf, &err), FHB_OK);

    assert_int_equal(unlink(path), 0);
    assert_int_equal(rename(away, path), 0);
    assert_true(has_record("app"));

    /* nobody has to reload for that */
    assert_int_equal(fhbd_registry_repair(registry, &conf, &err), FHB_OK);
    assert_false(has_record("app"));
}


static atomic_bool  done;
static atomic_int   missing;


static void *
look(void *arg)
{
    fhbd_clients_t  *c;

    (void) arg;

    while (!done) {
        c = fhbd_registry_get(registry);
        atomic_fetch_add(&missing, fhbd_clients_find(c, FHB_STR("app"))
                                   == NULL);
        fhbd_registry_put(registry, c);
    }

    return NULL;
}


static void
test_threads(void **state)
{
    int        i;
    pthread_t  threads[3];

    (void) state;

    clients("app", KEYS SOME, NULL);
    open_registry();
    done = false;
    missing = 0;

    for (i = 0; i < 3; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, look, NULL), 0);
    }

    for (i = 0; i < 60; i++) {
        if (i % 2) {
            clients("app", KEYS SOME, NULL);
        } else {
            clients("app", KEYS ALL, "b", KEYS SOME, NULL);
        }
        reload();
    }

    done = true;
    for (i = 0; i < 3; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(missing, 0);
}


#define STORY(title, f)  { title, f, setup, teardown, NULL }


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("what a record says (REG-01)", test_content),
        STORY("modes of the folders", test_folder_modes),
        STORY("what did not change is not rewritten", test_unchanged),
        STORY("disabled, enabled again, removed (ACC-10)",
              test_disabled_and_back),
        STORY("a folder out of reach: done later (ACC-10)", test_behind),
        STORY("off and on within a second (ACC-10)", test_away_for_a_moment),
        STORY("keys changed while it was away: no token too early (ACC-10)",
              test_start_settles),
        STORY("narrowed and widened (ACC-10)", test_narrowed_and_widened),
        STORY("limits of granular scopes (SC-07)", test_limits),
        STORY("tokens of old keys are refused (ACC-10)", test_keys_changed),
        STORY("strangers in the folder are removed", test_strangers),
        STORY("others' jobs: levels that it may use (ACC-07)", test_shares),
        STORY("a broken record is made anew", test_broken_record),
        STORY("without a registry nobody has a record", test_no_registry),
        STORY("a bad file changes nothing", test_bad_file),
        STORY("a record that cannot be written forbids", test_no_room),
        STORY("references while the registry changes", test_threads),
    };

    return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
