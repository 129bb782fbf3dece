/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tables: which addresses are public, how long Cache-Control lets a document
 * be kept.  The transfers themselves are in test_fhbd_jwks.c.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "../../src/sidecar/fhbd_address.h"
#include "../../src/sidecar/fhbd_fetch.h"


static bool
public(const char *text)
{
    struct sockaddr_in   in4 = { .sin_family = AF_INET };
    struct sockaddr_in6  in6 = { .sin6_family = AF_INET6 };

    if (inet_pton(AF_INET, text, &in4.sin_addr) == 1) {
        return fhbd_address_public((struct sockaddr *) &in4, sizeof(in4));
    }

    assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);

    return fhbd_address_public((struct sockaddr *) &in6, sizeof(in6));
}


static void
only_public_addresses_are_public_REG_05(void **state)
{
    size_t  i;

    /* both ends of each net that is not, and its neighbours that are */
    static const char *const  ours[] = {
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255",
        "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
        "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0",
        "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0",
        "192.0.2.255", "192.88.99.1", "192.168.0.0", "192.168.255.255",
        "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7",
        "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255",

        "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8",
        "64:ff9b::8.8.8.8", "64:ff9b::127.0.0.1", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:0:4136:e378::1", "2001:2::1",
        "2001:10::1", "2001:1ff:ffff::1", "2001:db8::1",
        "2001:db8:ffff:ffff::1", "2002::1", "2002:7f00:1::1",
        "2002:ffff:ffff::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1",
        "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1",
        "ff02::1", "ffff::1", "1fff::1"
    };
    static const char *const  theirs[] = {
        "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255",
        "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255",
        "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
        "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0",
        "223.255.255.255", "8.8.8.8",

        "2000::1", "2001:200::1", "2001:4860:4860::8888", "2001:db7::1",
        "2001:db9::1", "2003::1", "2a00:1450::1", "2606:4700::1111",
        "3ffe:ffff::1", "3fff:1000::1"
    };

    (void) state;

    for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
        if (public(ours[i])) {
            fail_msg("%s is taken for public", ours[i]);
        }
    }

    for (i = 0; i < sizeof(theirs) / sizeof(theirs[0]); i++) {
        if (!public(theirs[i])) {
            fail_msg("%s is not taken for public", theirs[i]);
        }
    }
}


static void
what_is_no_internet_address_is_not_public(void **state)
{
    struct sockaddr_un  un = { .sun_family = AF_UNIX };
    struct sockaddr_in  in4 = { .sin_family = AF_INET };

    (void) state;

    assert_false(fhbd_address_public((struct sockaddr *) &un, sizeof(un)));

    in4.sin_addr.s_addr = htonl(0x08080808);
    assert_true(fhbd_address_public((struct sockaddr *) &in4, sizeof(in4)));
    assert_false(fhbd_address_public((struct sockaddr *) &in4,
                                     sizeof(in4) - 1));
    in4.sin_family = AF_INET6;
    assert_false(fhbd_address_public((struct sockaddr *) &in4, sizeof(in4)));
}


static void
cache_control_is_read_REG_03(void **state)
{
    size_t  i;

    static const struct {
        const char  *value;
        int64_t      seconds;
    } cases[] = {
        { "", -1 },
        { ",", -1 },
        { "public", -1 },
        { "private, must-revalidate", -1 },
        { "max-age=60", 60 },
        { "MAX-AGE=60", 60 },
        { "Max-Age=\"60\"", 60 },
        { " public ,\tmax-age=60 , ", 60 },
        { "max-age=0", 0 },
        { "max-age=007", 7 },
        { "max-age=2147483647", INT32_MAX },
        { "max-age=2147483648", INT32_MAX },
        { "max-age=99999999999999999999999999", INT32_MAX },
        { "no-store", 0 },
        { "No-Store, max-age=60", 0 },
        { "max-age=60, no-cache", 0 },
        { "no-cache=\"set-cookie, x\", max-age=60", 0 },
        { "max-age=60, max-age=30", 30 },
        { "max-age=30,max-age=60,", 30 },

        /* for shared caches, or nobody's: no word for us */
        { "s-maxage=5", -1 },
        { "s-maxage=5, max-age=60", 60 },
        { "x-max-age=5, max-age=60", 60 },
        { "max-age-x=5, max-age=60", 60 },
        { "private=\"max-age=5\", max-age=60", 60 },
        { "ext=\"a \\\", no-store\", max-age=60", 60 },
        { "stale-while-revalidate=600, max-age=60", 60 },

        /* not to be understood: not kept */
        { "max-age", 0 },
        { "max-age=", 0 },
        { "max-age=-1", 0 },
        { "max-age=1.5", 0 },
        { "max-age=60s", 0 },
        { "max-age=\"60", 0 },
        { "max-age=\"60\\", 0 },
        { "max-age = 60", 0 },
        { "max-age=60 30", 0 },
        { "max-age=60; private", 0 },
        { "=60", 0 },
        { "(", 0 },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (fhbd_fresh_seconds(fhb_cstr(cases[i].value))
            != cases[i].seconds)
        {
            fail_msg("\"%s\": %lld", cases[i].value,
                     (long long) fhbd_fresh_seconds(
                         fhb_cstr(cases[i].value)));
        }
    }

    /* any byte, and none behind the end */
    assert_int_equal(fhbd_fresh_seconds(fhb_str("max-age=60", 9)), 6);
    assert_int_equal(fhbd_fresh_seconds(fhb_str("max-age=60\0,", 12)), 0);
    assert_int_equal(fhbd_fresh_seconds(fhb_str("\xff", 1)), 0);
    assert_int_equal(fhbd_fresh_seconds(fhb_str(NULL, 0)), -1);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(only_public_addresses_are_public_REG_05),
        cmocka_unit_test(what_is_no_internet_address_is_not_public),
        cmocka_unit_test(cache_control_is_read_REG_03),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
