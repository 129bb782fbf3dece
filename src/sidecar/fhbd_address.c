/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which addresses are out in the public net: the special-purpose registries
 * of IANA (RFC 6890) as two tables.
 */

#include "fhbd_address.h"

#include <netinet/in.h>
#include <string.h>

typedef struct {
    uint32_t  net;
    unsigned  bits;
} fhbd_net4_t;

typedef struct {
    uint8_t   net[6];           /* nothing here is longer than 48 bits */
    unsigned  bits;
} fhbd_net6_t;

static const fhbd_net4_t  fhbd_not_public4[] = {
    { 0x00000000, 8 },          /* 0.0.0.0/8 this network */
    { 0x0a000000, 8 },          /* 10.0.0.0/8 private */
    { 0x64400000, 10 },         /* 100.64.0.0/10 shared, CGNAT */
    { 0x7f000000, 8 },          /* 127.0.0.0/8 loopback */
    { 0xa9fe0000, 16 },         /* 169.254.0.0/16 link-local, cloud metadata */
    { 0xac100000, 12 },         /* 172.16.0.0/12 private */
    { 0xc0000000, 24 },         /* 192.0.0.0/24 protocol assignments */
    { 0xc0000200, 24 },         /* 192.0.2.0/24 documentation */
    { 0xc0586300, 24 },         /* 192.88.99.0/24 6to4 relays */
    { 0xc0a80000, 16 },         /* 192.168.0.0/16 private */
    { 0xc6120000, 15 },         /* 198.18.0.0/15 benchmarks */
    { 0xc6336400, 24 },         /* 198.51.100.0/24 documentation */
    { 0xcb007100, 24 },         /* 203.0.113.0/24 documentation */
    { 0xe0000000, 4 },          /* 224.0.0.0/4 multicast */
    { 0xf0000000, 4 },          /* 240.0.0.0/4 reserved, broadcast */
};

/* inside of 2000::/3; all outside of it is not public: ::, ::1, mapped
 * (::ffff:0:0/96), NAT64 (64:ff9b::/96 and 64:ff9b:1::/48), fc00::/7,
 * fe80::/10, ff00::/8 and what nobody has been given yet */
static const fhbd_net6_t  fhbd_not_public6[] = {
    { { 0x20, 0x01, 0x00 }, 23 },               /* 2001::/23 Teredo, ORCHID */
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },         /* documentation */
    { { 0x20, 0x02 }, 16 },                     /* 6to4 */
    { { 0x3f, 0xff, 0x00 }, 20 },               /* documentation */
};


static bool
fhbd_public4(uint32_t addr)
{
    size_t  i;

    for (i = 0; i < sizeof(fhbd_not_public4) / sizeof(fhbd_not_public4[0]);
         i++)
    {
        if (((addr ^ fhbd_not_public4[i].net)
             >> (32 - fhbd_not_public4[i].bits)) == 0)
        {
            return false;
        }
    }

    return true;
}


static bool
fhbd_in_net6(const uint8_t *addr, const fhbd_net6_t *net)
{
    unsigned  bytes = net->bits / 8, rest = net->bits % 8;

    return memcmp(addr, net->net, bytes) == 0
           && (rest == 0
               || ((addr[bytes] ^ net->net[bytes]) >> (8 - rest)) == 0);
}


static bool
fhbd_public6(const uint8_t *addr)
{
    size_t  i;

    if ((addr[0] & 0xe0) != 0x20) {
        return false;
    }

    for (i = 0; i < sizeof(fhbd_not_public6) / sizeof(fhbd_not_public6[0]);
         i++)
    {
        if (fhbd_in_net6(addr, &fhbd_not_public6[i])) {
            return false;
        }
    }

    return true;
}


bool
fhbd_address_public(const struct sockaddr *addr, socklen_t len)
{
    struct sockaddr_in   in4;
    struct sockaddr_in6  in6;

    if (addr->sa_family == AF_INET && len >= sizeof(in4)) {
        memcpy(&in4, addr, sizeof(in4));
        return fhbd_public4(ntohl(in4.sin_addr.s_addr));
    }

    if (addr->sa_family == AF_INET6 && len >= sizeof(in6)) {
        memcpy(&in6, addr, sizeof(in6));
        return fhbd_public6(in6.sin6_addr.s6_addr);
    }

    return false;
}
