#!/usr/bin/env bash
# Runs bibfix on a checkout, for the GitHub Action (action.yml) and anywhere
# else. docs/action.md is its manual.
#
#   INPUT_MODE=diff INPUT_FILES=paper.md action/run.sh
#
# Inputs come from the environment: INPUT_FILES, INPUT_CONFIG, INPUT_MODE,
# INPUT_FAIL_ON, INPUT_VERIFY, INPUT_MAILTO, INPUT_CHANGED_ONLY,
# INPUT_SARIF_FILE, INPUT_HTML_FILE, INPUT_VERSION and INPUT_ARGS are those of
# action.yml; EVENT_BASE is the commit that the change is held against, and
# EVENT_HEAD the one a pull request offers. BIBFIX_BINARY is a program to use
# in place of a release; without INPUT_VERSION it is the bibfix on the PATH. Of GitHub it uses GITHUB_ACTIONS, GITHUB_OUTPUT,
# GITHUB_STEP_SUMMARY and RUNNER_TEMP where they are set, and no token.
#
# Everything that comes from the checkout or an input may be hostile: names,
# text, what bibfix quotes of them. None of it is ever code here, an option, or
# a command to the runner.
#
# The exit code is that of bibfix: 0 clean, 1 findings at or over fail-on, 2
# something could not be done.
#
# It runs on the bash 3.2 of macOS: an empty array must not be expanded there.
set -euo pipefail
export LC_ALL=C GIT_TERMINAL_PROMPT=0 GIT_LFS_SKIP_SMUDGE=1
export MSYS_NO_PATHCONV=1 # on Windows, arguments stay as they were given

# Telling the runner, or a terminal

# random prints a word that nobody can have foreseen.
random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# announce makes an annotation without a place: announce error TEXT.
announce() {
    local text=${2#bibfix: error: } percent=% return=$'\r' newline=$'\n'
    if [ -z "${GITHUB_ACTIONS:-}" ]; then
        printf 'bibfix: %s: %s\n' "$1" "$text" >&2
        return
    fi
    text=${text//"$percent"/%25}
    text=${text//"$return"/%0D}
    text=${text//"$newline"/%0A}
    printf '::%s title=bibfix::%s\n' "$1" "$text"
}

# show prints files that hold words of others; until they end, the runner
# takes nothing for a command.
show() {
    local token=
    [ -s "$1" ] || [ -s "${2:-/dev/null}" ] || return 0
    if [ -n "${GITHUB_ACTIONS:-}" ]; then
        token=$(random)
        printf '::stop-commands::%s\n' "$token"
    fi
    cat -- "$@"
    [ -z "$token" ] || printf '\n::%s::\n' "$token"
}

# output sets an output of the step: output NAME VALUE.
output() {
    local word
    [ -n "${GITHUB_OUTPUT:-}" ] || return 0
    word=$(random)
    printf '%s<<%s\n%s\n%s\n' "$1" "$word" "$2" "$word" >> "$GITHUB_OUTPUT"
}

# die ends the run as one that could not do its work.
die() {
    announce error "$*"
    output exit-code 2
    exit 2
}

# Understanding the inputs

# true_input tells whether an input is true: true_input NAME VALUE.
true_input() {
    case $2 in
    true) return 0 ;;
    false | '') return 1 ;;
    *) die "$1: it is true or false" ;;
    esac
}

# expand collects in targets what a list names, one file, folder or glob a
# line, and in missing the lines that name nothing. git does the globs, with
# its ** and without ignored files; what they find, the configuration may
# exclude.
expand() {
    local line name found
    targets=()
    missing=
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        [ "$line" != - ] || line=./- # by itself it would be standard input
        [ -n "$line" ] || continue
        if [ -e "$line" ]; then
            if astray "$line"; then die "files: $line is a link out of the checkout"; fi
            targets+=("$line")
            continue
        fi
        found=
        while IFS= read -r -d '' name; do
            [ -e "$name" ] || continue # git knows it, but it was deleted here
            if astray "$name"; then continue; fi
            targets+=("$name")
            found=1
        done < <(GIT_GLOB_PATHSPECS=1 git ls-files -z --cached --others --exclude-standard -- "$line" 2> /dev/null)
        if [ -n "$found" ]; then
            exclude=--force-exclude
        else
            missing+=" $line"
        fi
    done <<< "$1"
}

# read_args adds the lines of INPUT_ARGS to the options of bibfix, but for
# those that this script needs to set itself.
read_args() {
    local line
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        case $line in
        '') continue ;;
        --format | --format=* | --output | --output=* | --diff | --diff=* | --write | --write=* | --fix | --fix=* | \
            --changed | --changed=* | --baseline | --baseline=* | --update-baseline | --update-baseline=* | --quiet | --quiet=*)
            die "args: ${line%%=*} is the business of the Action: see its inputs"
            ;;
        --?*) options+=("$line") ;;
        *) die "args: every line is one option, with its value behind an equals sign, like --select=year-mismatch; this is none: $line" ;;
        esac
    done <<< "$1"
}

# inside tells whether a folder is one of the checkout, where links lead too.
inside() {
    local real
    real=$(cd -- "$1" 2> /dev/null && pwd -P) || return 1
    case $real/ in
    "$(pwd -P)"/*) ;;
    *) return 1 ;;
    esac
}

# astray tells whether links lead a path out of the repository: findings in
# what is there would show it to whoever opened the pull request with the link in it.
astray() {
    local folder=. root target
    if absolute "$1"; then return 1; fi
    case $1 in */*) folder=./${1%/*} ;; esac
    root=$(cd -- "$(git rev-parse --show-toplevel 2> /dev/null || pwd)" && pwd -P) || return 0
    if [ -d "./$1" ]; then
        target=$(cd -- "./$1" && pwd -P) || return 0
        case $target/ in "$root"/*) return 1 ;; esac
        [ -L "./$1" ]
        return
    fi
    target=$(cd -- "$folder" && pwd -P) || return 0
    case $target/ in "$root"/*) ;; *) return 0 ;; esac
    [ -L "./$1" ] || return 1
    target=$(readlink -- "./$1")
    case $target in
    "$root"/*) target=${target#"$root"/} && folder=$root ;;
    /*) return 0 ;;
    esac
    astray_from "$folder" "$target"
}

# astray_from tells the same of a path that begins at a folder.
astray_from() { (cd -- "$1" && astray "$2"); }

# absolute tells whether a path begins at a root, on Windows too.
absolute() {
    case $1 in
    /* | [A-Za-z]:[\\/]*) ;;
    *) return 1 ;;
    esac
}

# own refuses a file that a link leads out of the checkout to: own INPUT FILE.
# Complaints about it would show what stands in that file.
own() {
    local folder=.
    if absolute "$2"; then return; fi
    case $2 in */*) folder=${2%/*} ;; esac
    if [ -L "$2" ] || ! inside "$folder"; then die "$1: $2 is not there, or not a file of the checkout"; fi
}

# place makes the folder that a report is to go to: place INPUT FILE. A link
# in the checkout, which may come from a stranger, must not lead a report out
# of it. An absolute path is the word of who wrote the workflow.
place() {
    local folder=. there
    case $2 in
    */) die "$1: $2 is a folder" ;;
    */*) folder=${2%/*} ;;
    esac
    if absolute "$2"; then
        mkdir -p -- "$folder" || die "$1: the folder of $2 cannot be made"
        return
    fi
    there=$folder
    while [ ! -d "$there" ]; do
        case $there in
        */*) there=${there%/*} ;;
        *) there=. ;;
        esac
    done
    if ! inside "$there" || ! mkdir -p -- "$folder" || ! inside "$folder"; then
        die "$1: $2 leads out of the checkout, or its folder cannot be made"
    fi
    [ ! -L "$2" ] || rm -f -- "$2"
}

# The change that is looked at

# find_base prints the commit to hold the checkout against, and fails where
# there is none to be had.
find_base() {
    local base=${EVENT_BASE:-} parents
    # What GitHub checks out of a pull request is a merge that it has made; its
    # first parent is newer than what the event says.
    parents=$(git cat-file commit HEAD | sed -n -e '/^$/q' -e 's/^parent //p' | tr '\n' ' ')
    case $parents in
    *" ${EVENT_HEAD:-none} ") base=${parents%% *} ;;
    esac
    [[ $base =~ ^[0-9a-f]{40,64}$ ]] || return 1
    if ! git cat-file -e "$base^{commit}" 2> /dev/null; then
        if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
            git fetch --quiet --no-tags --depth 1 origin "$base"
        else
            git fetch --quiet --no-tags origin "$base"
        fi || return 1
    fi
    # Without the merge, what others did since is not part of the change.
    git merge-base "$base" HEAD 2> /dev/null || printf '%s\n' "$base"
}

# learn_base sets base, to nothing where everything is to be looked at.
learn_base() {
    base=
    case ${EVENT_BASE:-} in
    '' | 0000000000*) return ;; # a schedule, a new branch
    esac
    if ! base=$(find_base 2> "$work/git"); then
        base=
        show "$work/git" >&2
        announce notice "The state before this change is not to be had, so everything is reported. With fetch-depth: 0 actions/checkout brings it along."
    fi
}

# know_before leaves in a file the findings of the state before the change, and
# fails where nothing can be checked there. The configuration is that of now:
# both states are measured with one yardstick.
know_before() {
    local folder settings=${INPUT_CONFIG:-.bibfix.toml}
    folder=$work/base/$(git rev-parse --show-prefix)
    git -c core.hooksPath=/dev/null worktree add --quiet --detach "$work/base" "$base" || return 1
    [ -d "$folder" ] || return 1
    if ! absolute "$settings" && [ -f "$settings" ] && [ ! -L "$settings" ]; then
        case $settings in */*) mkdir -p -- "$folder/${settings%/*}" || return 1 ;; esac
        cp -- "$settings" "$folder/$settings" || return 1
    fi
    (
        cd -- "$folder" || exit 1
        expand "$files"
        [ ${#targets[@]} -gt 0 ] || exit 1
        "$bibfix" "${options[@]}" ${exclude:+"$exclude"} --fail-on=never --baseline "$work/baseline" --update-baseline -- "${targets[@]}" > /dev/null
    )
}

# look_before has bibfix leave out what was there before the change.
look_before() {
    [ -n "$base" ] || return 0
    if know_before 2> "$work/before"; then
        options+=(--baseline "$work/baseline")
    else
        show "$work/before"
        announce notice "Nothing could be checked in the state before this change, so everything is reported."
    fi
}

# Running bibfix

# run_bibfix runs it with more options and leaves its exit code in code.
run_bibfix() {
    code=0
    "$bibfix" "${options[@]}" ${exclude:+"$exclude"} "$@" -- "${targets[@]}" > "$work/stdout" 2> "$work/stderr" || code=$?
    [ "$code" -le 1 ] || code=2
}

# check_files makes all reports of the mode.
check_files() {
    local reports=(--output "json=$work/json" --output "markdown=$work/markdown" --output "github=$work/annotations")
    [ -z "$sarif" ] || reports+=(--output "sarif=$sarif")
    [ -z "$html" ] || reports+=(--output "html=$html")
    case $mode in
    check) run_bibfix "${reports[@]}" ;;
    write)
        run_bibfix "${reports[@]}" --write
        if grep -q '^bibfix: note: fixed ' "$work/stderr"; then changed=true; fi
        ;;
    diff)
        run_bibfix "${reports[@]}" --output "text=$work/text" --diff
        [ ! -s "$work/stdout" ] || keep_patch
        [ ! -f "$work/text" ] || mv -f -- "$work/text" "$work/stdout"
        ;;
    esac
    show "$work/stdout" "$work/stderr"
    [ -f "$work/json" ] || code=2 # an option like --version has kept it from its work
    [ "$code" -lt 2 ] || announce error "$(explain)"
}

# explain prints why bibfix could not do its work.
explain() {
    grep -m 5 '^bibfix: error: ' "$work/stderr" || tail -n 5 "$work/stderr"
    [ -s "$work/stderr" ] || echo 'bibfix could not do its work'
}

keep_patch() {
    patch=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/bibfix-patch.XXXXXX")/bibfix.patch
    mv -- "$work/stdout" "$patch"
}

# annotate prints the annotations, in mode diff only those on lines that the
# change touches. Of bibfix's file nothing but annotations comes through.
annotate() {
    [ -n "${GITHUB_ACTIONS:-}" ] || return 0
    if [ "$mode" = diff ] && [ -n "$base" ] && [ "$code" -lt 2 ]; then
        rm -f -- "$work/annotations"
        git diff --no-color --no-ext-diff --no-textconv --unified=0 --src-prefix=a/ --dst-prefix=b/ --relative "$base" -- > "$work/diff" || true
        run_bibfix --changed "$work/diff" --output "github=$work/annotations"
        [ -f "$work/annotations" ] || show "$work/stderr"
        code=$checked
    fi
    [ ! -f "$work/annotations" ] || grep -E '^::(error|warning|notice)[ :]' "$work/annotations" || true
}

# count prints a number of the summary, which is one line of the JSON; no text
# can pass for it, since in JSON texts do not begin a line.
count() {
    sed -n "s/^ *\"summary\": {.*\"$1\": *\([0-9][0-9]*\).*/\1/p" "$work/json"
}

# advise prints how to make the fixes, for the summary.
advise() {
    local fence='```'
    [ -n "$patch" ] || return 0
    printf "\nThe fixes are in the patch of this step. In a copy of the repository, \`bibfix --write\` makes them"
    if [ "$(wc -c < "$patch")" -gt 50000 ]; then
        printf '.\n'
        return
    fi
    while grep -q -F -- "$fence" "$patch"; do fence+='`'; done
    printf ", and so does \`git apply\` with this:\n\n%sdiff\n" "$fence"
    cat -- "$patch"
    printf '\n%s\n' "$fence"
}

# summarize adds the report to the summary of the job, and the advice below it.
# GitHub takes 1 MiB of a step, or nothing.
summarize() {
    local room
    if [ -z "${GITHUB_STEP_SUMMARY:-}" ] || [ ! -f "$work/markdown" ]; then return; fi
    advise > "$work/advice"
    room=$((1048576 - 256 - $(wc -c < "$work/advice")))
    [ ! -f "$GITHUB_STEP_SUMMARY" ] || room=$((room - $(wc -c < "$GITHUB_STEP_SUMMARY")))
    if [ "$room" -lt 0 ]; then
        return
    elif [ "$(wc -c < "$work/markdown")" -le "$room" ]; then
        cat -- "$work/markdown"
    else
        # The last line is taken off, since it may have been cut, and what is
        # folded there ends.
        head -c "$room" "$work/markdown" | sed '$d' > "$work/cut"
        cat -- "$work/cut"
        [ "$(grep -c '<details' "$work/cut")" -eq "$(grep -c '</details>' "$work/cut")" ] || printf '\n</details>\n'
        printf '\nThis is not all: GitHub has no room for more. The log of the step has the rest.\n'
    fi >> "$GITHUB_STEP_SUMMARY"
    cat -- "$work/advice" >> "$GITHUB_STEP_SUMMARY"
}

report_outputs() {
    local name
    output exit-code "$code"
    if [ -f "$work/json" ]; then
        for name in errors warnings infos fixable references citations; do output "$name" "$(count "$name")"; done
    fi
    [ -z "$sarif" ] || [ ! -f "$sarif" ] || output sarif-file "$sarif"
    [ -z "$html" ] || [ ! -f "$html" ] || output html-file "$html"
    output patch "$patch"
    output changed "$changed"
    if [ -n "$patch" ]; then
        printf 'bibfix: the fixes are in a patch; to make them:\n\n    git apply %q\n\n' "$patch"
    fi
}

# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    [ ! -e "$work/base" ] || git worktree remove --force "$work/base" || true
    rm -rf -- "$work"
}

# read_inputs turns the inputs into variables and the options of bibfix.
read_inputs() {
    files=${INPUT_FILES:-.}
    mode=${INPUT_MODE:-check}
    sarif=${INPUT_SARIF_FILE:-}
    html=${INPUT_HTML_FILE:-}
    base=''
    exclude=''
    patch=''
    changed=false
    options=(--color=never)
    case $mode in
    check | diff | write) ;;
    *) die "mode: it is check, diff or write" ;;
    esac
    [ -z "${INPUT_FAIL_ON:-}" ] || options+=("--fail-on=$INPUT_FAIL_ON")
    if [ -n "${INPUT_CONFIG:-}" ]; then
        own config "$INPUT_CONFIG"
        options+=("--config=$INPUT_CONFIG")
    fi
    if true_input verify "${INPUT_VERIFY:-}"; then
        options+=(--verify)
        [ -z "${INPUT_MAILTO:-}" ] || options+=("--mailto=$INPUT_MAILTO")
    fi
    true_input changed-only "${INPUT_CHANGED_ONLY:-}" || true
    read_args "${INPUT_ARGS:-}"
    [ -z "$sarif" ] || place sarif-file "$sarif"
    [ -z "$html" ] || place html-file "$html"
    expand "$files"
    [ -z "$missing" ] || die "files: nothing is there by the name of$missing"
    [ ${#targets[@]} -gt 0 ] || die "files: it names no file"
}

main() {
    read_inputs
    work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/bibfix.XXXXXX")
    trap clean_up EXIT
    bibfix=$(bash "${BASH_SOURCE[0]%/*}/fetch.sh" "${INPUT_VERSION:-}" "$work" 2> "$work/stderr") || die "$(cat "$work/stderr")"
    show "$work/stderr"
    if [ "$mode" = diff ] || [ "${INPUT_CHANGED_ONLY:-}" = true ]; then learn_base; fi
    if [ "${INPUT_CHANGED_ONLY:-}" = true ]; then look_before; fi
    check_files
    checked=$code
    report_outputs
    annotate
    summarize
    exit "$code"
}

main
