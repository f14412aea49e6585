#!/usr/bin/env bash
# Gets a release of bibfix and prints the path of the program:
#
#   action/fetch.sh v0.1.0 FOLDER
#
# It downloads the archive for this machine and checks it against the sums of
# the release. Where there is no download, Go builds the same version, which
# Go's own database of sums vouches for. An archive whose sum is wrong is never
# used and nothing takes its place: it is damage or an attack, and somebody
# should look.
#
# Without a version it is the bibfix on the PATH.
#
# BIBFIX_BINARY    a program to use as it is
# BIBFIX_RELEASES  address of the releases, for mirrors; default GitHub's
#
# Exit code 2: there is no program, and standard error says why.
set -euo pipefail

version=$1
folder=$2
releases=${BIBFIX_RELEASES:-https://github.com/bibfix/bibfix/releases/download}

die() {
    printf 'bibfix: error: %s\n' "$*" >&2
    exit 2
}

note() { printf 'bibfix: note: %s\n' "$*" >&2; }

# given prints the path of a program that is there: given NAME.
given() {
    local path
    path=$(command -v -- "$1") || die "there is no program $1: set version, or BIBFIX_BINARY"
    case $path in
    /* | [A-Za-z]:[\\/]*) ;;
    *) path=$PWD/$path ;;
    esac
    printf '%s\n' "$path"
}

# platform prints what archives for this machine have in their name.
platform() {
    local system machine
    case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=windows ;;
    *) return 1 ;;
    esac
    case $(uname -m) in
    x86_64 | amd64) machine=amd64 ;;
    arm64 | aarch64) machine=arm64 ;;
    *) return 1 ;;
    esac
    printf '%s_%s\n' "$system" "$machine"
}

# get downloads an address into a file. A server on the way cannot send it to
# another protocol.
get() {
    curl --fail --silent --show-error --location --proto "=${1%%:*}" \
        --retry 2 --connect-timeout 15 --max-time 300 --output "$2" -- "$1"
}

sum() {
    if command -v sha256sum > /dev/null; then
        sha256sum < "$1"
    else
        shasum -a 256 < "$1"
    fi | cut -d ' ' -f 1
}

# check ends the script unless the archive has the sum that the release names.
check() {
    local wanted got
    wanted=$(awk -v name="$1" '$2 == name || $2 == "*" name { print $1 }' "$folder/checksums.txt")
    got=$(sum "$folder/$1")
    if [ -z "$wanted" ] || [ "$got" != "$wanted" ]; then
        die "$1 of $version has the wrong checksum: ${wanted:-none} is on record, the file has $got. It was not used; see $releases/$version"
    fi
}

# download leaves the checked program in the folder, and fails where there is
# none to be had.
download() {
    local name archive
    name=$(platform) || {
        note "there is no release for $(uname -s) on $(uname -m)"
        return 1
    }
    archive=bibfix_${version#v}_$name.tar.gz
    case $name in windows_*) archive=${archive%.tar.gz}.zip ;; esac
    get "$releases/$version/$archive" "$folder/$archive" || return 1
    get "$releases/$version/checksums.txt" "$folder/checksums.txt" || return 1
    check "$archive"
    case $archive in
    *.zip) unzip -q -o "$folder/$archive" -d "$folder" bibfix.exe ;;
    *) tar -xzf "$folder/$archive" -C "$folder" bibfix ;;
    esac || die "$archive cannot be unpacked"
}

# build has Go build the program. What the surrounding project says about
# building does not concern it.
build() {
    command -v go > /dev/null || return 1
    note "there was no download; Go builds bibfix $version"
    (
        cd "$folder"
        GOBIN=$folder GOFLAGS=-trimpath GOWORK=off CGO_ENABLED=0 go install "github.com/bibfix/bibfix/cmd/bibfix@$version" >&2
    )
}

if [ -n "${BIBFIX_BINARY:-}" ]; then
    given "$BIBFIX_BINARY"
    exit
elif [ -z "$version" ]; then
    given bibfix
    exit
fi
if [[ ! $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
    die "version: it is the tag of a release, like v0.1.0"
fi
download || build || die "bibfix $version could be had neither from $releases nor, by Go, from source"
program=$folder/bibfix
[ ! -e "$program.exe" ] || program=$program.exe
printf '%s\n' "$program"
