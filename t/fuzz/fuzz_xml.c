/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The XML converter on any bytes: either a refusal that leaves the output as
 * it was, or XML that libxml2 reads without a word: elements of FHIR's
 * namespace and nothing between them.  As text the bytes are escaped to what
 * libxml2 reads back, or refused.
 *
 * seeds: t/cases/xml t/cases/json/accept
 */

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"
#include "../../src/common/fhb_xml.h"
#include "fuzz.h"

/* with libxml2's own limits, of depth for example */
#define OPTIONS  XML_PARSE_NONET

static unsigned  complaints;


static void
complain(void *arg, xmlErrorPtr error)
{
    (void) arg;
    (void) fprintf(stderr, "libxml2: %s", error->message);

    complaints++;
}


static xmlDocPtr
parse(fhb_str_t xml)
{
    xmlDocPtr  doc;

    require(xml.len < INT_MAX);

    complaints = 0;
    doc = xmlReadMemory(xml.ptr, (int) xml.len, NULL, "UTF-8", OPTIONS);
    require(doc != NULL && complaints == 0);

    return doc;
}


/* nothing but elements, and only of FHIR, down to narratives */
static void
check_element(const xmlNode *node)
{
    const xmlNode  *child;

    require(node->type == XML_ELEMENT_NODE && node->ns != NULL);

    if (strcmp((const char *) node->name, "div") == 0) {
        require(strcmp((const char *) node->ns->href,
                       "http://www.w3.org/1999/xhtml") == 0);
        return;
    }

    require(strcmp((const char *) node->ns->href, FHB_XML_NS) == 0);

    for (child = node->children; child != NULL; child = child->next) {
        check_element(child);
    }
}


static void
convert(fhb_xml_t *x, fhb_str_t json)
{
    fhb_buf_t         out = { NULL, 0, 0, false };
    fhb_err_t         rc;
    xmlDocPtr         doc;
    fhb_error_t       err = { FHB_OK, "" };
    fhb_xml_report_t  report = { 0, "" };

    fhb_buf_adds(&out, "x");

    rc = fhb_xml_resource(x, json, true, &out, &report, &err);
    require(rc == FHB_OK || rc == FHB_EJSON);
    require(!out.failed && out.ptr[0] == 'x');

    if (rc == FHB_OK) {
        require(fhb_scan(json, NULL, NULL, NULL, &err) == FHB_OK);
        require((report.left_out == 0) == (report.first[0] == '\0'));
        require(memchr(report.first, '\0', sizeof(report.first)) != NULL);

        doc = parse(fhb_str(out.ptr + 1, out.len - 1));
        check_element(xmlDocGetRootElement(doc));
        xmlFreeDoc(doc);

    } else {
        require(out.len == 1 && report.left_out == 0);
        require(err.code == FHB_EJSON && err.text[0] != '\0');
    }

    fhb_buf_free(&out);
}


static void
escape(fhb_str_t text)
{
    xmlChar    *value;
    fhb_buf_t   out = { NULL, 0, 0, false };
    fhb_err_t   rc;
    xmlDocPtr   doc;

    fhb_buf_adds(&out, "<a b=\"");

    rc = fhb_xml_text(&out, text);
    require(rc == FHB_OK || rc == FHB_EJSON);

    if (rc == FHB_OK) {
        require(fhb_str_utf8(text));
        fhb_buf_adds(&out, "\"/>");

        doc = parse(fhb_buf_str(&out));
        value = xmlGetProp(xmlDocGetRootElement(doc), (const xmlChar *) "b");
        require(value != NULL);
        require(fhb_str_eqc(text, (const char *) value));
        xmlFree(value);
        xmlFreeDoc(doc);

    } else {
        require(out.len == 6);
    }

    fhb_buf_free(&out);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static fhb_xml_t  *x;

    fhb_str_t    bytes = fhb_str((const char *) data, size);
    fhb_error_t  err;

    if (x == NULL) {
        require(fhb_xml_create(&x, &err) == FHB_OK);
        xmlSetStructuredErrorFunc(NULL, complain);
    }

    convert(x, bytes);
    escape(bytes);

    return 0;
}
