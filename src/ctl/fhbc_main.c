/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkctl: the command line.  docs/fhir-bulkctl.1 describes it.
 */

#include <curl/curl.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "fhbc_out.h"

typedef struct {
    const char  *name;          /* one word, or two with a blank */
    const char  *operand;       /* NULL: none */
    unsigned     needed;        /* FHBC_BITs */
    unsigned     allowed;       /* besides */
    bool         conf;          /* reads the INI file */
    fhbc_run_t   run;
} fhbc_command_t;

#define B(option)  FHBC_BIT(FHBC_ ## option)

/* always allowed, once or more often */
#define FHBC_EVERYWHERE  (B(CONFIG) | B(JSON) | B(HELP))
#define FHBC_LISTS       (B(GROUP) | B(LEVEL) | B(TENANT))
#define FHBC_ENTRY       (FHBC_LISTS | B(NAME) | B(JWKS_URI) | B(MAX_JOBS)    \
                          | B(DISABLED))

static const fhbc_command_t  fhbc_commands[] = {
    { "client add", "ID", B(SCOPES), FHBC_ENTRY | B(JWKS), true,
      fhbc_client_add },
    { "client keygen", "ID", B(SCOPES) | B(KEY), FHBC_ENTRY | B(ALG), true,
      fhbc_client_keygen },
    { "client list", NULL, 0, 0, true, fhbc_client_list },
    { "client show", "ID", 0, 0, true, fhbc_client_show },
    { "client disable", "ID", 0, 0, true, fhbc_client_disable },
    { "client enable", "ID", 0, 0, true, fhbc_client_enable },
    { "client remove", "ID", 0, 0, true, fhbc_client_remove },
    { "client token", "ID", B(KEY) | B(URL), B(SCOPE) | B(CA), false,
      fhbc_client_token },
    { "jobs", NULL, 0, B(CLIENT) | B(STATE), true, fhbc_jobs },
    { "job show", "JOB", 0, 0, true, fhbc_job_show },
    { "job cancel", "JOB", 0, 0, true, fhbc_job_cancel },
    { "reload", NULL, 0, 0, true, fhbc_reload },
};

#define FHBC_COMMANDS  (sizeof(fhbc_commands) / sizeof(fhbc_commands[0]))

static const struct option  fhbc_options[] = {
    { "config", required_argument, NULL, FHBC_CONFIG },
    { "json", no_argument, NULL, FHBC_JSON },
    { "help", no_argument, NULL, FHBC_HELP },
    { "version", no_argument, NULL, FHBC_VERSION },
    { "name", required_argument, NULL, FHBC_NAME },
    { "jwks", required_argument, NULL, FHBC_JWKS },
    { "jwks-uri", required_argument, NULL, FHBC_JWKS_URI },
    { "scopes", required_argument, NULL, FHBC_SCOPES },
    { "group", required_argument, NULL, FHBC_GROUP },
    { "level", required_argument, NULL, FHBC_LEVEL },
    { "tenant", required_argument, NULL, FHBC_TENANT },
    { "max-active-jobs", required_argument, NULL, FHBC_MAX_JOBS },
    { "disabled", no_argument, NULL, FHBC_DISABLED },
    { "alg", required_argument, NULL, FHBC_ALG },
    { "key", required_argument, NULL, FHBC_KEY },
    { "url", required_argument, NULL, FHBC_URL },
    { "scope", required_argument, NULL, FHBC_SCOPE },
    { "ca", required_argument, NULL, FHBC_CA },
    { "client", required_argument, NULL, FHBC_CLIENT },
    { "state", required_argument, NULL, FHBC_STATE },
    { NULL, 0, NULL, 0 }
};

static const char  fhbc_usage[] =
    "usage: fhir-bulkctl [-c FILE] [--json] COMMAND [ARGUMENT ...]\n"
    "       fhir-bulkctl --help | --version\n"
    "\n"
    "  -c, --config FILE  the sidecar's configuration, by default\n"
    "                     " FHBC_INI "\n"
    "      --json         output for scripts\n"
    "\n"
    "The client registry:\n"
    "  client add ID --scopes \"SCOPE ...\" --jwks FILE | --jwks-uri URL\n"
    "      [ENTRY]        registers a client\n"
    "  client keygen ID --scopes \"SCOPE ...\" --key FILE [--alg ALG]\n"
    "      [ENTRY]        the same with a new key: its private half goes to\n"
    "                     FILE; ALG is ES384 (default), RS384, ...\n"
    "  client list        all clients\n"
    "  client show ID     one client\n"
    "  client disable ID  ends all access of a client, and its jobs\n"
    "  client enable ID   undoes that\n"
    "  client remove ID   takes it out of the registry\n"
    "\n"
    "ENTRY:\n"
    "  --name TEXT        what people call it\n"
    "  --group ID         a Group that it may export, \"*\": all; repeatable\n"
    "  --level LEVEL      system, patient or group; repeatable, default:\n"
    "                     all, or group alone where --group names some\n"
    "  --tenant NAME      repeatable, needed where there are several\n"
    "  --max-active-jobs N  its unfinished jobs at most\n"
    "  --disabled         registered, but without access\n"
    "\n"
    "As a client (no configuration is read):\n"
    "  client token ID --key FILE --url URL [--scope \"SCOPE ...\"]\n"
    "      [--ca FILE]    fetches an access token from the token endpoint\n"
    "                     and prints it; SCOPE is system/*.rs by default\n"
    "\n"
    "The running sidecar:\n"
    "  jobs [--client ID] [--state STATE]\n"
    "                     its jobs; STATE: queued, running, complete,\n"
    "                     failed\n"
    "  job show JOB       one job\n"
    "  job cancel JOB     cancels and deletes a job, whoever owns it\n"
    "  reload             reads the client registry again\n";


const char *
fhbc_value(const fhbc_t *c, fhbc_option_t option)
{
    return c->options[option].n == 0 ? NULL : c->options[option].v[0];
}


static bool
fhbc_keep(fhbc_values_t *values, const char *value)
{
    const char  **v;

    v = reallocarray(values->v, values->n + 1, sizeof(*v));
    if (v == NULL) {
        (void) fputs("fhir-bulkctl: no memory\n", stderr);
        return false;
    }

    values->v = v;
    values->v[values->n++] = value;

    return true;
}


/* of all jobs, one in 64 has an id that looks like an option: it is taken away
 * before the options are looked for */
static int
fhbc_job_id(fhbc_t *c, int argc, char **argv)
{
    int  i;

    for (i = 3; i < argc; i++) {
        if (argv[i][0] == '-' && fhb_id_valid(fhb_cstr(argv[i]))
            && strcmp(argv[i - 2], "job") == 0
            && (strcmp(argv[i - 1], "show") == 0
                || strcmp(argv[i - 1], "cancel") == 0))
        {
            c->operand = argv[i];
            memmove(&argv[i], &argv[i + 1],
                    (size_t) (argc - i) * sizeof(*argv));
            return argc - 1;
        }
    }

    return argc;
}


/* all options, wherever they stand; what is left are the words */
static int
fhbc_arguments(fhbc_t *c, int argc, char **argv)
{
    int  o;

    while ((o = getopt_long(argc, argv, "c:h", fhbc_options, NULL)) != -1) {

        if (o == '?') {
            (void) fputs("see fhir-bulkctl --help\n", stderr);
            return FHBC_WRONG;
        }

        if (o == 'c') {
            o = FHBC_CONFIG;
        } else if (o == 'h') {
            o = FHBC_HELP;
        }

        if (c->options[o].n > 0 && (FHBC_LISTS & FHBC_BIT(o)) == 0) {
            return fhbc_wrong("--%s is given twice", fhbc_options[o].name);
        }

        if (!fhbc_keep(&c->options[o], optarg)) {
            return FHBC_FAILED;
        }
    }

    return FHBC_OK;
}


/* the command that the words name; *words are what is left then */
static const fhbc_command_t *
fhbc_command(char ***words)
{
    char        **w = *words;
    size_t        i, len;
    const char   *blank;

    for (i = 0; w[0] != NULL && i < FHBC_COMMANDS; i++) {
        blank = strchr(fhbc_commands[i].name, ' ');
        len = blank == NULL ? strlen(fhbc_commands[i].name)
                            : (size_t) (blank - fhbc_commands[i].name);

        if (strlen(w[0]) != len
            || memcmp(w[0], fhbc_commands[i].name, len) != 0)
        {
            continue;
        }

        if (blank == NULL) {
            *words = w + 1;
            return &fhbc_commands[i];
        }

        if (w[1] != NULL && strcmp(w[1], blank + 1) == 0) {
            *words = w + 2;
            return &fhbc_commands[i];
        }
    }

    return NULL;
}


static int
fhbc_check(fhbc_t *c, const fhbc_command_t *command, char **words)
{
    unsigned  o;

    for (o = 0; o < FHBC_OPTIONS; o++) {

        if (c->options[o].n == 0) {
            if (command->needed & FHBC_BIT(o)) {
                return fhbc_wrong("%s needs --%s", command->name,
                                  fhbc_options[o].name);
            }

        } else if (((command->needed | command->allowed | FHBC_EVERYWHERE)
                    & FHBC_BIT(o)) == 0)
        {
            return fhbc_wrong("%s has no option --%s", command->name,
                              fhbc_options[o].name);
        }
    }

    if (command->operand != NULL && c->operand == NULL) {
        if (words[0] == NULL) {
            return fhbc_wrong("%s needs %s", command->name, command->operand);
        }
        c->operand = *words++;
    }

    return words[0] == NULL ? FHBC_OK
                            : fhbc_wrong("\"%s\" is too much", words[0]);
}


static int
fhbc_run(fhbc_t *c, char **words)
{
    int                    rc;
    fhb_error_t            err;
    const fhbc_command_t  *command;

    command = fhbc_command(&words);

    if (command == NULL) {
        return words[0] == NULL
               ? fhbc_wrong("no command, see fhir-bulkctl --help")
               : fhbc_wrong("\"%s%s%s\" is no command, see fhir-bulkctl "
                            "--help", words[0], words[1] == NULL ? "" : " ",
                            words[1] == NULL ? "" : words[1]);
    }

    rc = fhbc_check(c, command, words);
    if (rc != FHBC_OK) {
        return rc;
    }

    if (command->conf && fhbd_conf_load(c->ini, &c->conf, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        (void) fhb_fail(&err, FHB_ENOMEM, "libcurl does not start");
        return fhbc_failed(&err);
    }

    rc = command->run(c);
    curl_global_cleanup();

    return rc;
}


int
main(int argc, char **argv)
{
    int       rc;
    fhbc_t    c = { 0 };
    unsigned  o;

    argc = fhbc_job_id(&c, argc, argv);
    rc = fhbc_arguments(&c, argc, argv);

    c.json = c.options[FHBC_JSON].n > 0;
    c.ini = fhbc_value(&c, FHBC_CONFIG);
    if (c.ini == NULL) {
        c.ini = FHBC_INI;
    }

    if (rc != FHBC_OK) {
        /* said already */

    } else if (c.options[FHBC_HELP].n > 0) {
        rc = fputs(fhbc_usage, stdout) == EOF ? FHBC_FAILED : FHBC_OK;

    } else if (c.options[FHBC_VERSION].n > 0) {
        rc = fhbc_print_line("fhir-bulkctl " FHB_VERSION);

    } else {
        rc = fhbc_run(&c, argv + optind);
    }

    fhbd_conf_free(c.conf);
    for (o = 0; o < FHBC_OPTIONS; o++) {
        free(c.options[o].v);
    }

    return rc;
}
