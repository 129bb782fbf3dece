/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which addresses are out in the public net, and which are ours (REG-05).
 */

#ifndef FHBD_ADDRESS_H
#define FHBD_ADDRESS_H

#include <sys/socket.h>

#include "../common/fhb_core.h"

/*
 * true for a unicast address of the public Internet.  false for loopback,
 * private, link-local, unique-local, shared (100.64/10), multicast,
 * unspecified, documentation and reserved ones, for IPv6 forms that have an
 * IPv4 address in them (mapped, NAT64, 6to4, Teredo), and for anything that
 * is neither IPv4 nor IPv6.
 */
bool fhbd_address_public(const struct sockaddr *addr, socklen_t len);

#endif /* FHBD_ADDRESS_H */
