# Completion of bash for postaci(1).
_postaci() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    case $previous in
    --profile)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
        ;;
    --providers | --ca | --screenshot)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --language)
        mapfile -t COMPREPLY < <(compgen -W 'tr en' -- "$current")
        return
        ;;
    --color-scheme)
        mapfile -t COMPREPLY < <(compgen -W 'system light dark' -- "$current")
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--profile --compose --fetch --background --language --color-scheme
            --screenshot --providers --ca --help --version' -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -X '!*.eml' -- "$current"
            compgen -f -X '!*.mbox' -- "$current")
    fi
}
complete -o filenames -F _postaci postaci
