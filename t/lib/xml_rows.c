/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The XML converter for tests: xml_rows < FILE.ndjson.  For each line
 *
 *     ok BYTES LEFT_OUT PATH      and so many bytes of XML and a line feed
 *     refused REASON
 */

#include <stdio.h>
#include <stdlib.h>

#include "../../src/common/fhb_xml.h"


static bool
xml_rows_line(fhb_xml_t *x, fhb_str_t json, fhb_buf_t *out)
{
    fhb_err_t         rc;
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    fhb_buf_reset(out);

    rc = fhb_xml_resource(x, json, true, out, &report, &err);
    if (rc == FHB_EJSON) {
        return printf("refused %s\n", err.text) > 0;
    }

    if (rc != FHB_OK) {
        (void) fprintf(stderr, "%s\n", err.text);
        return false;
    }

    return printf("ok %zu %llu %s\n", out->len,
                  (unsigned long long) report.left_out, report.first) > 0
           && fwrite(out->ptr, 1, out->len, stdout) == out->len
           && putchar('\n') != EOF;
}


int
main(void)
{
    bool          ok;
    char         *line = NULL;
    size_t        cap = 0;
    ssize_t       len = 0;
    fhb_buf_t     out = { 0 };
    fhb_xml_t    *x;
    fhb_error_t   err;

    if (fhb_xml_create(&x, &err) != FHB_OK) {
        (void) fprintf(stderr, "%s\n", err.text);
        return 1;
    }

    for (ok = true; ok && (len = getline(&line, &cap, stdin)) > 0; ) {
        if (line[len - 1] == '\n') {
            len--;
        }

        ok = xml_rows_line(x, fhb_str(line, (size_t) len), &out);
    }

    ok = ok && feof(stdin) && fflush(stdout) == 0;

    free(line);
    fhb_buf_free(&out);
    fhb_xml_free(x);

    return ok ? 0 : 1;
}
