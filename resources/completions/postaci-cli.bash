# Completion of bash for postaci-cli(1).
_postaci_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} word command=
    local commands='message threads explain search read sync list send import export'
    commands+=' backup restore check repair discover doctor'
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ " $commands " == *" $word "* ]] && command=$word
    done
    case $previous in
    --profile)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
        ;;
    --account | --providers | --ca | --attach | --to)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --language)
        mapfile -t COMPREPLY < <(compgen -W 'tr en' -- "$current")
        return
        ;;
    --format)
        mapfile -t COMPREPLY < <(compgen -W 'mbox eml maildir' -- "$current")
        return
        ;;
    --bodies)
        mapfile -t COMPREPLY < <(compgen -W 'all none' -- "$current")
        return
        ;;
    --protocol)
        mapfile -t COMPREPLY < <(compgen -W 'smtp imap pop3 tls' -- "$current")
        return
        ;;
    --folder | --limit | --from | --cc | --bcc | --subject | --message-id)
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--json --profile --account --password-stdin --passphrase-stdin
            --allow-cleartext --providers --ca --offline --no-ispdb --bodies --folder --format --subfolders --keep-marks
            --flat --unread --with-bodies --limit --from --to --cc --bcc --subject --attach --message-id --again
            --protocol --language --help --version' -- "$current")
    elif [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
    else
        case $command in
        message | threads | send | import | backup | restore)
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        esac
    fi
}
complete -o filenames -F _postaci_cli postaci-cli
