# shellcheck shell=bash
# The private PostgreSQL and Redis of a data folder: layout, configuration, lock, and starting them by hand for
# the short-lived commands (script/start leaves them to the supervisor). Sourced after _gedeeld.sh.
#
#   SWV_DATA/slot            locked while in use; holds the process id
#   SWV_DATA/geheimen/       addresses and passwords, for the owner only
#   SWV_DATA/postgres/       the cluster         SWV_DATA/redis/      the append-only file
#   SWV_DATA/bestanden/      uploads, letters    SWV_DATA/logboek/    logs, rotated
#   SWV_DATA/static/         collected static    SWV_DATA/hulp/       the site of docs/
#   SWV_DATA/run/            sockets

EIGEN_DATABASE=true
EIGEN_BROKER=true
[ -z "${DATABASE_URL:-}" ] || EIGEN_DATABASE=false
[ -z "${REDIS_URL:-}" ] || EIGEN_BROKER=false

# PostgreSQL refuses to run as root, so root hands it to the system user of the Debian package.
DB_GEBRUIKER=postgres
als_database() {
    if is_root; then
        setpriv --reuid "$DB_GEBRUIKER" --regid "$DB_GEBRUIKER" --init-groups -- \
            env -i PATH="$PATH" LANG=C.UTF-8 "$@"
    else
        env -i PATH="$PATH" LANG=C.UTF-8 "$@"
    fi
}

# The first folder on the way to a path that the database's own user may not enter; empty when it can get there.
onbereikbaar_voor_database() {
    local pad="$1" deel
    is_root && id "$DB_GEBRUIKER" >/dev/null 2>&1 || return 0
    while [ ! -d "$pad" ]; do pad="$(dirname "$pad")"; done
    als_database test -x "$pad" && return 0
    while [ "$pad" != / ]; do
        deel="$pad"
        pad="$(dirname "$pad")"
        als_database test -x "$pad" && break
    done
    printf '%s' "$deel"
}

# Chooses and makes SWV_DATA; as root in a place that the database's own user can reach.
data_kiezen() {
    local muur
    if [ -z "${SWV_DATA:-}" ]; then
        SWV_DATA="$WORTEL/.data"
        if "$EIGEN_DATABASE" && [ -n "$(onbereikbaar_voor_database "$SWV_DATA")" ]; then SWV_DATA=/var/lib/swv; fi
    fi
    case "$SWV_DATA" in /*) ;; *) SWV_DATA="$PWD/$SWV_DATA" ;; esac
    case "$SWV_DATA$WORTEL" in *%*) stop_met_fout "De supervisor kan niet om een procentteken in een pad heen: $SWV_DATA" ;; esac
    mkdir -p "$SWV_DATA" || stop_met_fout "De gegevensmap $SWV_DATA kan niet gemaakt worden (SWV_DATA)."
    SWV_DATA="$(cd "$SWV_DATA" && pwd -P)"
    [ -w "$SWV_DATA" ] || stop_met_fout "U mag niet schrijven in de gegevensmap $SWV_DATA (SWV_DATA)."
    chmod 711 "$SWV_DATA" 2>/dev/null || true
    export SWV_DATA
    "$EIGEN_DATABASE" || return 0
    muur="$(onbereikbaar_voor_database "$SWV_DATA")"
    [ -z "$muur" ] || stop_met_fout "De gebruiker '$DB_GEBRUIKER', onder wie PostgreSQL draait, komt niet in $muur." \
        "Kies met SWV_DATA een andere map (zonder SWV_DATA: /var/lib/swv), of voer uit: chmod o+x $muur"
}

# One command at a time may use a data folder. The lock leaves with the process, also after kill -9.
data_vergrendelen() {
    exec 9>>"$SWV_DATA/slot"
    flock -n 9 || return 1
    printf '%s\n' "$$" >"$SWV_DATA/slot"
}
data_houder() { tr -cd '0-9' <"$SWV_DATA/slot" 2>/dev/null || true; }

data_indelen() {
    local map
    for map in geheimen redis bestanden logboek static run beat; do mkdir -p "$SWV_DATA/$map"; done
    chmod 700 "$SWV_DATA"/{geheimen,redis,bestanden,logboek,beat}
    # A path to a socket is at most 107 bytes long.
    SWV_SOCKETS="$SWV_DATA/run"
    if [ "${#SWV_SOCKETS}" -gt 70 ]; then
        SWV_SOCKETS="/tmp/swv-$(id -u)-$(printf '%s' "$SWV_DATA" | sha256sum | cut -c1-12)"
        mkdir -m 711 "$SWV_SOCKETS" 2>/dev/null || true
        [ -O "$SWV_SOCKETS" ] || stop_met_fout "$SWV_SOCKETS is van een andere gebruiker."
    fi
    mkdir -p "$SWV_SOCKETS/postgres"
    chmod 711 "$SWV_SOCKETS"
    chmod 700 "$SWV_SOCKETS/postgres"
    if is_root && "$EIGEN_DATABASE"; then chown "$DB_GEBRUIKER:" "$SWV_SOCKETS/postgres"; fi
    export SWV_SOCKETS SWV_BESTANDEN="${SWV_BESTANDEN:-$SWV_DATA/bestanden}" SWV_STATIC="${SWV_STATIC:-$SWV_DATA/static}"
    export SWV_HULP="${SWV_HULP:-$SWV_DATA/hulp}"
}

sockets_opruimen() {
    case "${SWV_SOCKETS:-}" in /tmp/swv-*) rm -rf "$SWV_SOCKETS" ;; esac
}

# A secret that is made once and kept: geheim NAAM prints it.
geheim() {
    local bestand="$SWV_DATA/geheimen/$1"
    [ -s "$bestand" ] || (umask 077 && willekeurig >"$bestand")
    cat "$bestand"
}

# --- PostgreSQL ------------------------------------------------------------------------------------------------

# Makes the cluster when it is not there, writes its configuration, sets SWV_BEHEER_URL. Argument: extra lines.
postgres_voorbereiden() {
    local bin cluster="$SWV_DATA/postgres" wachtwoord
    if ! "$EIGEN_DATABASE"; then
        export SWV_BEHEER_URL="$DATABASE_URL"
        return 0
    fi
    bin="$(postgres_bin)"
    wachtwoord="$(geheim postgres)"
    if [ ! -s "$cluster/PG_VERSION" ]; then
        postgres_maken "$bin" "$cluster" "$wachtwoord"
    elif [ "$(cat "$cluster/PG_VERSION")" != "$("$bin/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')" ]; then
        bin="/usr/lib/postgresql/$(cat "$cluster/PG_VERSION")/bin"
        [ -x "$bin/postgres" ] || stop_met_fout "De gegevens in $cluster horen bij PostgreSQL" \
            "$(cat "$cluster/PG_VERSION"), en die versie is niet meer geinstalleerd. Zie docs/beheer/installeren.md."
    fi
    export SWV_PG_BIN="$bin" SWV_PG_POORT
    postgres_wees_stoppen "$cluster"
    SWV_PG_POORT="$(vrije_poort "$(cat "$SWV_DATA/run/pg.poort" 2>/dev/null || echo 0)")"
    printf '%s\n' "$SWV_PG_POORT" >"$SWV_DATA/run/pg.poort"
    postgres_instellen "${1:-}" | als_database sh -c "cat >\"$cluster/swv.conf\""
    export SWV_BEHEER_URL="postgresql://swv_beheerder:$wachtwoord@127.0.0.1:$SWV_PG_POORT/postgres"
}

postgres_maken() {
    local bin="$1" cluster="$2" taal=(--locale=C.UTF-8) versie
    meld "Database aanmaken in $cluster"
    versie="$("$bin/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')"
    [ "$versie" -lt 17 ] || taal=(--locale-provider=builtin --locale=C.UTF-8)
    rm -rf "$cluster.nieuw" "$cluster"
    mkdir -m 700 "$cluster.nieuw"
    if is_root; then chown "$DB_GEBRUIKER:" "$cluster.nieuw"; fi
    printf '%s\n' "$3" | als_database sh -c "umask 077; cat >\"$SWV_SOCKETS/postgres/wachtwoord\""
    # made aside and then named, so that a broken start leaves no half cluster behind
    (cd / && als_database "$bin/initdb" --pgdata="$cluster.nieuw" --username=swv_beheerder \
        --pwfile="$SWV_SOCKETS/postgres/wachtwoord" --auth=scram-sha-256 --encoding=UTF8 "${taal[@]}" \
        --data-checksums --no-sync >"$SWV_DATA/logboek/initdb.log" 2>&1) || {
        tail -5 "$SWV_DATA/logboek/initdb.log" >&2
        stop_met_fout "PostgreSQL kon geen database aanmaken in $cluster."
    }
    rm -f "$SWV_SOCKETS/postgres/wachtwoord"
    als_database sh -c "echo \"include_if_exists 'swv.conf'\" >>\"$cluster.nieuw/postgresql.conf\""
    mv "$cluster.nieuw" "$cluster"
    sync -f "$cluster" 2>/dev/null || true
}

# For one machine that also runs the application. Parameters of queries can be personal data: never in a log.
postgres_instellen() {
    cat <<CONF
listen_addresses = '127.0.0.1'
port = $SWV_PG_POORT
unix_socket_directories = '$SWV_SOCKETS/postgres'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 120
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
wal_compression = on
max_wal_size = 2GB
checkpoint_timeout = 10min
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
logging_collector = off
log_destination = 'stderr'
log_line_prefix = '%m [%p] %u@%d '
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
$1
CONF
}

# Holding the lock, a server that still runs on this cluster is an orphan of an unclean end.
postgres_wees_stoppen() {
    local pidbestand="$1/postmaster.pid" pid
    pid="$(head -1 "$pidbestand" 2>/dev/null || true)"
    [ -n "$pid" ] || return 0
    if [[ "$( { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null || true)" == *"$1"* ]]; then
        meld "Een achtergebleven databaseproces ($pid) wordt gestopt."
        kill -INT "$pid" && wacht_tot_weg "$pid" 15
    else
        rm -f "$pidbestand"
    fi
}

wacht_tot_weg() {
    local pid="$1" tiende=$(($2 * 10))
    while [ -d "/proc/$pid" ] && [ "$tiende" -gt 0 ]; do
        sleep 0.1
        tiende=$((tiende - 1))
    done
    [ ! -d "/proc/$pid" ]
}

# --- Redis -----------------------------------------------------------------------------------------------------

redis_voorbereiden() {
    local wachtwoord bestand="$SWV_DATA/redis/redis.conf"
    "$EIGEN_BROKER" || return 0
    wachtwoord="$(geheim redis)"
    SWV_REDIS_POORT="$(vrije_poort "$(cat "$SWV_DATA/run/redis.poort" 2>/dev/null || echo 0)")"
    printf '%s\n' "$SWV_REDIS_POORT" >"$SWV_DATA/run/redis.poort"
    (
        umask 077
        cat >"$bestand" <<CONF
bind 127.0.0.1
port $SWV_REDIS_POORT
protected-mode yes
requirepass $wachtwoord
dir "$SWV_DATA/redis"
appendonly ${1:-yes}
appendfsync everysec
save ""
maxmemory-policy noeviction
daemonize no
supervised no
databases 2
CONF
    )
    export SWV_REDIS_POORT REDIS_URL="redis://:$wachtwoord@127.0.0.1:$SWV_REDIS_POORT/0"
}

# --- Both, by hand, for script/test, script/bench and script/beheer -----------------------------------------------

DIENST_PIDS=()

diensten_starten() {
    local dienst
    for dienst in database broker; do
        case "$dienst" in database) "$EIGEN_DATABASE" || continue ;; broker) "$EIGEN_BROKER" || continue ;; esac
        "$WORTEL/script/proces" "$dienst" >>"$SWV_DATA/logboek/$dienst.log" 2>&1 9>&- </dev/null &
        DIENST_PIDS+=($!)
    done
}

# PostgreSQL first (SIGINT: fast, clean); whatever is left after ten seconds is killed.
diensten_stoppen() {
    local pid
    for pid in "${DIENST_PIDS[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
    for pid in "${DIENST_PIDS[@]}"; do
        wacht_tot_weg "$pid" 10 || kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    DIENST_PIDS=()
}

# Roles and addresses of the database; loads them into the environment of this script.
rollen_inrichten() {
    "$VENV/bin/python" -m swv.project.rollen --database "${SWV_DATABASE:-swv}" \
        --uit "$SWV_DATA/geheimen/database.env" >"$SWV_DATA/logboek/rollen.log" ||
        stop_met_fout "De database kon niet worden ingericht; zie hierboven en $SWV_DATA/logboek/."
    omgeving_laden "$SWV_DATA/geheimen/database.env"
}

# A data folder that disappears at the end, whatever the end is; argument: extra lines for PostgreSQL.
wegwerp_omgeving() {
    local basis="${TMPDIR:-/tmp}"
    if is_root && [ -n "$(onbereikbaar_voor_database "$basis")" ]; then basis=/tmp; fi
    resten_opruimen "$basis"
    SWV_DATA="$(mktemp -d "$basis/swv.XXXXXXXX")"
    WEGWERP="$SWV_DATA"
    trap wegwerp_opruimen EXIT
    trap 'wegwerp_signaal 129' HUP
    trap 'wegwerp_signaal 130' INT
    trap 'wegwerp_signaal 143' TERM
    unset DATABASE_URL REDIS_URL SWV_BESTANDEN SWV_STATIC SWV_HULP SWV_PRODUCTIE SWV_KLOK SWV_GEHEIM SWV_CLAMD
    EIGEN_DATABASE=true EIGEN_BROKER=true
    data_kiezen
    data_vergrendelen
    data_indelen
    postgres_voorbereiden "$1"
    redis_voorbereiden "${2:-yes}"
    diensten_starten
    rollen_inrichten
}

# What an earlier run left that was killed: nobody holds its lock any more.
resten_opruimen() {
    local map
    for map in "$1"/swv.????????; do
        if [ -O "$map" ] && [ -f "$map/slot" ] && flock -n "$map/slot" true; then rm -rf "$map"; fi
    done
}

# Ctrl-C reached the running command as well, and it may finish its report.
wegwerp_signaal() {
    [ -z "$LOPEND" ] || [ "$1" != 130 ] || wacht_tot_weg "$LOPEND" 10 || true
    [ -z "$LOPEND" ] || kill -TERM "$LOPEND" 2>/dev/null || true
    [ -z "$LOPEND" ] || wacht_tot_weg "$LOPEND" 10 || kill -KILL "$LOPEND" 2>/dev/null || true
    exit "$1"
}

wegwerp_opruimen() {
    trap '' HUP INT TERM
    diensten_stoppen
    sockets_opruimen
    [ -z "${WEGWERP:-}" ] || rm -rf "$WEGWERP"
}
