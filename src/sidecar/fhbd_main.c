/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd: the command line.
 */

#include <getopt.h>
#include <stdio.h>

#include "fhbd_clients.h"
#include "fhbd_daemon.h"
#include "fhbd_explain.h"
#include "fhbd_log.h"
#include "fhbd_probe.h"


static const char  fhbd_usage[] =
    "usage: fhir-bulkd [--check] -c FILE\n"
    "       fhir-bulkd --explain TENANT -c FILE\n"
    "       fhir-bulkd --probe CONNINFO [--profiles DIR]\n"
    "       fhir-bulkd --options | --version | --help\n"
    "\n"
    "  -c, --config FILE  the configuration (INI)\n"
    "      --check        say whether the configuration and the client registry\n"
    "                     are good, and end\n"
    "      --explain TENANT\n"
    "                     print the database's plan of each query of a tenant,\n"
    "                     with warnings; ends with 1 if there are any\n"
    "      --probe CONNINFO\n"
    "                     say which store is in a database, what is missing\n"
    "                     there, and the section of the configuration to use\n"
    "      --profiles DIR the store profiles that it looks with\n"
    "      --options      print the table of options: section, name,\n"
    "                     default (\"-\": none), reloadable\n"
    "      --version      print the version\n"
    "\n"
    "SIGTERM and SIGINT stop it in order, SIGHUP reads both again.\n";


static void
fhbd_main_failed(const fhb_error_t *err)
{
    fhbd_log(FHBD_LOG_ERROR, "main", NULL, "%s", err->text);
}


typedef enum { FHBD_RUN = 0, FHBD_CHECK, FHBD_EXPLAIN, FHBD_PROBE,
               FHBD_OPTIONS, FHBD_SHOW_VERSION, FHBD_HELP, FHBD_WRONG }
    fhbd_command_t;

typedef struct {
    const char  *file;
    const char  *profiles;
    const char  *subject;       /* of --explain, --probe */
} fhbd_arguments_t;


static fhbd_command_t
fhbd_main_arguments(int argc, char **argv, fhbd_arguments_t *a)
{
    int             c;
    fhbd_command_t  command = FHBD_RUN;

    static const struct option  options[] = {
        { "config", required_argument, NULL, 'c' },
        { "check", no_argument, NULL, FHBD_CHECK },
        { "explain", required_argument, NULL, FHBD_EXPLAIN },
        { "probe", required_argument, NULL, FHBD_PROBE },
        { "profiles", required_argument, NULL, 'p' },
        { "options", no_argument, NULL, FHBD_OPTIONS },
        { "version", no_argument, NULL, FHBD_SHOW_VERSION },
        { "help", no_argument, NULL, FHBD_HELP },
        { NULL, 0, NULL, 0 }
    };

    while ((c = getopt_long(argc, argv, "c:", options, NULL)) != -1) {
        if (c == 'c') {
            a->file = optarg;

        } else if (c == 'p') {
            a->profiles = optarg;

        } else if (c == '?') {
            return FHBD_WRONG;

        } else {
            command = (fhbd_command_t) c;
            a->subject = optarg;
        }
    }

    if (optind < argc || (a->file == NULL && command <= FHBD_EXPLAIN)
        || (a->profiles != NULL && command != FHBD_PROBE))
    {
        return FHBD_WRONG;
    }

    return command;
}


/* the configuration is good; is the client registry?  Takes conf over. */
static int
fhbd_main_check(const char *file, fhbd_conf_t *conf)
{
    int              status = 0;
    fhb_error_t      err;
    fhbd_clients_t  *clients;

    if (conf->clients == NULL) {
        status = printf("configuration %s is good\n", file) < 0;

    } else if (fhbd_clients_load(conf->clients, conf, &clients, &err)
               != FHB_OK)
    {
        fhbd_main_failed(&err);
        status = 1;

    } else {
        status = printf("configuration %s is good\n"
                        "client registry %s is good, %zu clients\n", file,
                        conf->clients, clients->n)
                 < 0;
        fhbd_clients_free(clients);
    }

    fhbd_conf_free(conf);

    return status;
}


/* takes conf over */
static int
fhbd_main_explain(const char *tenant, fhbd_conf_t *conf)
{
    int  code;

    code = fhbd_explain(conf, tenant);
    fhbd_conf_free(conf);

    return code;
}


int
main(int argc, char **argv)
{
    fhb_error_t       err;
    fhbd_conf_t      *conf;
    fhbd_command_t    command;
    fhbd_arguments_t  a = { 0 };

    command = fhbd_main_arguments(argc, argv, &a);

    switch (command) {
    case FHBD_WRONG:
        (void) fputs(fhbd_usage, stderr);
        return 2;
    case FHBD_HELP:
        return fputs(fhbd_usage, stdout) == EOF ? 1 : 0;
    case FHBD_SHOW_VERSION:
        return puts("fhir-bulkd " FHB_VERSION) == EOF ? 1 : 0;
    case FHBD_OPTIONS:
        fhbd_conf_print_options(stdout);
        return fflush(stdout) == EOF ? 1 : 0;
    case FHBD_PROBE:
        return fhbd_probe(a.subject, a.profiles);
    default:
        break;
    }

    if (fhbd_conf_load(a.file, &conf, &err) != FHB_OK) {
        fhbd_main_failed(&err);
        return command == FHBD_EXPLAIN ? FHBD_EXPLAIN_FAILED : 1;
    }

    if (command == FHBD_CHECK) {
        return fhbd_main_check(a.file, conf);
    }
    if (command == FHBD_EXPLAIN) {
        return fhbd_main_explain(a.subject, conf);
    }

    fhbd_log_set_level((fhbd_log_level_t) conf->log_level);

    return fhbd_daemon(a.file, conf);
}
