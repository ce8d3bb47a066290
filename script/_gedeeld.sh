# shellcheck shell=bash
# Shared by the commands in script/: messages, system packages, Python and the virtual environment.
# Sourced, never run. Every command starts with: set -euo pipefail; source "$(dirname "$0")/_gedeeld.sh"

WORTEL="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
VENV="${SWV_VENV:-$WORTEL/.venv}"
case "$VENV" in /*) ;; *) VENV="$PWD/$VENV" ;; esac
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

meld() { printf '%s\n' "$*"; }
waarschuw() { printf 'Let op: %s\n' "$*" >&2; }
stop_met_fout() {
    printf 'Fout: %s\n' "$*" >&2
    exit 1
}
# The folders at the top that hold our own code; an app that is still to come is not there yet.
appmappen() {
    local pakket
    for pakket in "$WORTEL"/*/__init__.py; do
        pakket="$(basename "$(dirname "$pakket")")"
        [ "$pakket" = tests ] || printf '%s\n' "$pakket"
    done
}
is_root() { [ "$(id -u)" -eq 0 ]; }

# --- System packages -------------------------------------------------------------------------------------------
# Each need is tested by what it brings, not by package name, so that other ways of installing count too.

postgres_bin() {
    local map
    map="$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1 || true)"
    [ -z "$map" ] || dirname "$map"
}
heeft_bibliotheek() { [[ "$(ldconfig -p 2>/dev/null)" == *"$1 "* ]]; }

ontbrekend_voor_draaien() {
    local pakketten=()
    [ -n "${DATABASE_URL:-}" ] || [ -n "$(postgres_bin)" ] || pakketten+=(postgresql)
    [ -n "${REDIS_URL:-}" ] || command -v redis-server >/dev/null || pakketten+=(redis-server)
    heeft_bibliotheek 'libpango-1.0.so.0' || pakketten+=(libpango-1.0-0)
    heeft_bibliotheek 'libpangoft2-1.0.so.0' || pakketten+=(libpangoft2-1.0-0)
    heeft_bibliotheek 'libharfbuzz-subset.so.0' || pakketten+=(libharfbuzz-subset0)
    command -v flock >/dev/null && command -v setpriv >/dev/null || pakketten+=(util-linux)
    vind_python >/dev/null || pakketten+=(python3 python3-venv)
    printf '%s\n' "${pakketten[@]}"
}

ontbrekend_voor_testen() {
    local pakketten=()
    [ -n "$(postgres_bin)" ] || pakketten+=(postgresql)
    command -v redis-server >/dev/null || pakketten+=(redis-server)
    [ -x /usr/bin/chromium ] || pakketten+=(chromium)
    command -v pdftoppm >/dev/null || pakketten+=(poppler-utils)
    command -v qpdf >/dev/null || pakketten+=(qpdf)
    command -v clamd >/dev/null || pakketten+=(clamav-daemon)
    command -v docker-compose >/dev/null || pakketten+=(docker-compose)
    printf '%s\n' "${pakketten[@]}"
}

ontbrekend_voor_kwaliteit() { vind_python >/dev/null || printf 'python3\npython3-venv\n'; }

# Installs the packages that the given functions name; an ordinary user gets the one command to have run.
zorg_voor_pakketten() {
    local nodig
    nodig="$(for functie in "$@"; do "$functie"; done | sed '/^$/d' | sort -u | paste -sd' ')"
    [ -n "$nodig" ] || return 0
    if ! is_root; then
        printf 'Deze systeempakketten ontbreken: %s\nLaat een beheerder dit uitvoeren:\n\n    %s\n\n' "$nodig" \
            "sudo apt-get update && sudo apt-get install --no-install-recommends $nodig" >&2
        exit 1
    fi
    command -v apt-get >/dev/null || stop_met_fout "Deze pakketten ontbreken, en apt-get is er niet: $nodig"
    meld "Systeempakketten installeren: $nodig"
    # shellcheck disable=SC2086  # a list of plain package names
    zonder_vreemde_diensten apt_installeren $nodig || stop_met_fout "apt-get kon niet alles installeren: $nodig"
}

# Not interrupted half-way: a signal waits until apt-get is done.
apt_installeren() {
    local logboek uitkomst=0
    logboek="$(mktemp)"
    {
        DEBIAN_FRONTEND=noninteractive apt-get update -q &&
            DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
    } >"$logboek" 2>&1 </dev/null || uitkomst=$?
    [ "$uitkomst" -eq 0 ] || tail -20 "$logboek" >&2
    rm -f "$logboek"
    return "$uitkomst"
}

# The packages of PostgreSQL, Redis and ClamAV would start services of their own; ours are private instances.
zonder_vreemde_diensten() {
    local rem=/usr/sbin/policy-rc.d uitkomst=0
    if [ -e "$rem" ]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' >"$rem" && chmod 755 "$rem"
    "$@" || uitkomst=$?
    rm -f "$rem"
    return "$uitkomst"
}

# --- Python and the virtual environment ------------------------------------------------------------------------

python_voldoet() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The first Python that is new enough and can make virtual environments; SWV_PYTHON goes first.
vind_python() {
    local naam pad
    for naam in ${SWV_PYTHON:+"$SWV_PYTHON"} python3 python3.11 python3.12 python3.13 python3.14 \
        /usr/bin/python3 /usr/bin/python3.11 /usr/bin/python3.12 /usr/bin/python3.13; do
        pad="$(command -v "$naam")" || continue
        if python_voldoet "$pad"; then
            "$pad" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

hash_van() { cat "$@" | sha256sum | cut -d' ' -f1; }

slot_merk() { hash_van "$WORTEL/$1" "$WORTEL/requirements-uv.lock"; }
venv_klaar() {
    [ "$(cat "$VENV/.klaar-$1" 2>/dev/null)" = "$(slot_merk "$1")" ] && "$VENV/bin/python" -c '' 2>/dev/null
}

# Puts the packages of a lock file in the virtual environment; does nothing when they are there already.
zorg_voor_venv() {
    local slot="$1"
    ! venv_klaar "$slot" || return 0
    mkdir -p "$(dirname "$VENV")"
    exec 8>"$VENV.slot"
    flock 8
    if ! venv_klaar "$slot"; then
        meld "Python-omgeving maken in $VENV"
        venv_vullen "$slot"
    fi
    exec 8>&-
}

# The packages of the tests hold those of the product at the same versions; a test environment stays one.
venv_vullen() {
    local slot="$1" python
    if [ -e "$VENV/.klaar-requirements-test.lock" ]; then slot=requirements-test.lock; fi
    rm -f "$VENV"/.klaar-*
    if ! "$VENV/bin/python" -c '' 2>/dev/null; then
        python="$(vind_python)" || stop_met_fout "Python 3.11 of nieuwer met venv ontbreekt."
        rm -rf "$VENV"
        draai "$python" -m venv --without-pip "$VENV" || stop_met_fout "De omgeving $VENV kon niet gemaakt worden."
    fi
    if ! { uv_zekerstellen && uv pip sync --python "$VENV/bin/python" --require-hashes "$WORTEL/$slot"; }; then
        waarschuw "uv kon de pakketten niet installeren; pip doet het nu, dat duurt langer."
        { draai "$VENV/bin/python" -m ensurepip && draai "$VENV/bin/python" -m pip install -qq \
            --disable-pip-version-check --require-hashes -r "$WORTEL/$slot"; } >/dev/null ||
            stop_met_fout "De Python-pakketten konden niet geinstalleerd worden."
    fi
    slot_merk requirements.lock >"$VENV/.klaar-requirements.lock"
    slot_merk "$slot" >"$VENV/.klaar-$slot"
}

uv_zekerstellen() {
    local merk
    merk="$(hash_van "$WORTEL/requirements-uv.lock")"
    [ "$(cat "$VENV/.uv/.klaar" 2>/dev/null)" = "$merk" ] && [ -x "$VENV/.uv/bin/uv" ] && return 0
    rm -rf "$VENV/.uv"
    # pip itself comes from Python's own ensurepip and leaves again with the first installation by uv
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || draai "$VENV/bin/python" -m ensurepip >/dev/null || return 1
    draai "$VENV/bin/python" -m pip install -qq --disable-pip-version-check --no-cache-dir --require-hashes \
        --root-user-action=ignore --target "$VENV/.uv" -r "$WORTEL/requirements-uv.lock" || return 1
    printf '%s\n' "$merk" >"$VENV/.uv/.klaar"
}

uv() {
    local cache="${UV_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/nergens}/.cache}/uv}" opties=() omgeving=()
    { mkdir -p "$cache" && [ -w "$cache" ]; } 2>/dev/null || opties+=(--no-cache)
    [ -z "${PIP_INDEX_URL:-}" ] || omgeving+=("UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}")
    [ ! -s /etc/ssl/certs/ca-certificates.crt ] || opties+=(--system-certs)
    draai env UV_LINK_MODE=copy "${omgeving[@]}" "$VENV/.uv/bin/uv" --quiet "${opties[@]}" "$@"
}

# --- Running and stopping --------------------------------------------------------------------------------------

LOPEND=""

# Runs a command so that a signal to this script is acted on at once, and not after the command.
draai() {
    local uitkomst=0
    # ends with this script, whatever it dies of; bash lets background commands ignore Ctrl-C
    setpriv --pdeathsig TERM -- env --default-signal=INT,QUIT -- "$@" &
    LOPEND=$!
    wait "$LOPEND" || uitkomst=$?
    LOPEND=""
    return "$uitkomst"
}

vrije_poort() {
    "$VENV/bin/python" - "${1:-0}" <<'PYTHON'
import socket, sys
for poort in (int(sys.argv[1]), 0):
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", poort))
        except OSError:
            continue
        print(s.getsockname()[1])
        break
PYTHON
}

poort_is_vrij() { [ "$(vrije_poort "$1")" = "$1" ]; }

willekeurig() { "$VENV/bin/python" -c 'import secrets; print(secrets.token_urlsafe(48))'; }

# Exports the NAME=value lines of a file that swv.project.rollen or script/start wrote.
omgeving_laden() {
    local naam waarde
    while IFS='=' read -r naam waarde; do
        case "$naam" in '' | '#'*) ;; *) export "$naam=$waarde" ;; esac
    done <"$1"
}

tijd() { date +%s; }
