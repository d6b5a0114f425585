# shellcheck shell=bash
# What the scripts at the root share. Sourced with `root` set to the folder of the checkout.
# Nothing here starts a process on the way to a start with nothing to do: that way takes milliseconds.

: "${root:?set before sourcing lib.sh}"
build=$root/.build

say() { printf 'takt: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# clear_above MEGABYTES FOLDER: empties a folder that has grown above that. Cargo never removes what older pins and compilers left behind, so
# all of it goes, and what is needed is built anew.
clear_above() {
    local taken
    taken=$(du -sm "$2" | cut -f1)
    if ((taken > $1)); then
        say "$2 has grown to $taken MB: cleared"
        find "$2" -mindepth 1 -delete
    fi
}

# --- JDK -------------------------------------------------------------------------------------------------------------

# Version of a JDK from its release file, empty if the folder holds none.
jdk_version() {
    local line
    [[ -r $1/release && -x $1/bin/javac ]] || return 0
    while read -r line; do
        if [[ $line == JAVA_VERSION=* ]]; then
            line=${line#JAVA_VERSION=}
            printf '%s' "${line//\"/}"
            return 0
        fi
    done <"$1/release"
}

# Sets JAVA_HOME to a JDK 25: the one asked for, else the newest 25 of the usual folders.
find_jdk() {
    local home version best='' best_version=''
    if [[ -n ${TAKT_JAVA_HOME:-} ]]; then
        version=$(jdk_version "$TAKT_JAVA_HOME")
        [[ $version == 25 || $version == 25.* ]] ||
            fail "TAKT_JAVA_HOME is $TAKT_JAVA_HOME, which holds ${version:-no JDK}; a JDK 25 is needed"
        export JAVA_HOME=$TAKT_JAVA_HOME
        return
    fi
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* /opt/java/* /usr/local/* ~/.sdkman/candidates/java/* ~/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [[ -n $home && -r $home/release ]] || continue
        version=$(jdk_version "$home")
        [[ $version == 25 || $version == 25.* ]] || continue
        if [[ $home == "${JAVA_HOME:-}" ]]; then
            best=$home best_version=$version
            break
        fi
        if [[ -z $best ]] || newer "$version" "$best_version"; then
            best=$home best_version=$version
        fi
    done
    [[ -n $best ]] ||
        fail "no JDK 25 found: install Temurin 25 (https://adoptium.net, package temurin-25-jdk) or set TAKT_JAVA_HOME to one"
    export JAVA_HOME=$best
}

# True if version $1 is above $2; dotted numbers of up to three parts.
newer() {
    local IFS=. i
    # shellcheck disable=SC2206  # split at the dots
    local a=(${1//[^0-9.]/}) b=(${2//[^0-9.]/})
    for i in 0 1 2; do
        ((${a[i]:-0} == ${b[i]:-0})) || { ((${a[i]:-0} > ${b[i]:-0})) && return 0 || return 1; }
    done
    return 1
}

# --- system packages -------------------------------------------------------------------------------------------------

# need_packages PACKAGE…: installs what is missing, where that is allowed, else names it in one line.
need_packages() {
    local package missing=() sudo=()
    command -v dpkg-query >/dev/null || return 0 # not Debian: what is missing shows when it is called
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || fail "missing system packages; install them with: sudo apt-get install ${missing[*]}"
        sudo=(sudo -n)
    fi
    say "installing ${missing[*]}"
    "${sudo[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with what is known"
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
        fail "could not install: ${missing[*]}"
}

# What a window needs of the system, by package unless the libraries are there under whatever name.
need_window_libraries() {
    local known library lacking=false
    known=$(/sbin/ldconfig -p 2>/dev/null) || known=''
    for library in libgtk-3.so.0 libGL.so.1 libXtst.so.6 libXxf86vm.so.1 libfontconfig.so.1; do
        [[ $known == *"$library"* ]] || lacking=true
    done
    if $lacking; then need_packages libgtk-3-0 libgl1 libxtst6 libxxf86vm1 fontconfig fonts-dejavu-core; fi
}

need_maven() {
    if command -v mvn >/dev/null; then return; fi
    need_packages maven
    command -v mvn >/dev/null || fail "no Maven found: install Maven 3.8 or later"
}

# --- building --------------------------------------------------------------------------------------------------------

# Takes the lock of the build folder on descriptor 8 until unlock_build; two scripts never build at once.
lock_build() {
    mkdir -p "$build"
    exec 8>"$build/lock"
    command -v flock >/dev/null || return 0
    flock -n 8 || { say "waiting for another build of this checkout" && flock 8; }
}

unlock_build() { exec 8>&-; }

maven() { (cd "$root" && mvn -B -ntp "$@" 8>&- 9>&-); }
