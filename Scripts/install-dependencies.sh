#!/bin/sh
# Installs the C libraries the package links, where they are missing. Does nothing, and needs no network, when all are
# there. Debian and Ubuntu; elsewhere it says what to install.
set -eu

missing=""

# A library by its pkg-config name and the Debian package that has it.
need() {
    if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1"; then return 0; fi
    missing="$missing $2"
}

command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
need openblas libopenblas-dev
need lapacke liblapacke-dev
need libcmark-gfm libcmark-gfm-dev
need libcrypto libssl-dev
need zlib zlib1g-dev
need expat libexpat1-dev
# These have no pkg-config file of their own.
[ -e /usr/include/cmark-gfm-core-extensions.h ] || missing="$missing libcmark-gfm-extensions-dev"
[ -e /usr/include/readstat.h ] || missing="$missing libreadstat-dev"
[ -e /usr/include/boost/math/distributions/beta.hpp ] || missing="$missing libboost-dev"

if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.2 or later is needed and was not found. Install it from https://www.swift.org/install/ and run again." >&2
    exit 1
fi
[ -z "$missing" ] && exit 0

echo "installing:$missing"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "These libraries are missing:$missing. Install them with your system's package manager." >&2
    exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "Run as root, or install sudo: apt-get install$missing" >&2
        exit 1
    fi
    as_root="sudo"
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -o DPkg::Lock::Timeout=300 update -qq
# shellcheck disable=SC2086
$as_root apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing
