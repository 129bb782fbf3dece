/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shows tests what a job store holds: store_rows FILE SQL prints the rows, one
 * a line, columns by tabs.  FILE is a copy: opening it may change it.
 */

#include <stdio.h>

#include <sqlite3.h>


static void
store_rows_print(sqlite3_stmt *stmt)
{
    int                   i;
    const unsigned char  *text;

    for (i = 0; i < sqlite3_column_count(stmt); i++) {
        text = sqlite3_column_text(stmt, i);
        (void) printf("%s%s", i > 0 ? "\t" : "",
                      text == NULL ? "" : (const char *) text);
    }

    (void) printf("\n");
}


int
main(int argc, char **argv)
{
    int            rc;
    sqlite3       *db = NULL;
    sqlite3_stmt  *stmt = NULL;

    if (argc != 3) {
        (void) fprintf(stderr, "usage: store_rows FILE SQL\n");
        return 2;
    }

    rc = sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_prepare_v2(db, argv[2], -1, &stmt, NULL);
    }

    while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        store_rows_print(stmt);
        rc = SQLITE_OK;
    }

    if (rc != SQLITE_DONE) {
        (void) fprintf(stderr, "%s: %s\n", argv[1], sqlite3_errmsg(db));
    }

    (void) sqlite3_finalize(stmt);
    (void) sqlite3_close(db);

    return rc == SQLITE_DONE && fflush(stdout) == 0 ? 0 : 1;
}
