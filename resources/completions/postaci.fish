# Completion of fish for postaci(1).
complete -c postaci -f
complete -c postaci -n __fish_is_first_arg -k -a '(__fish_complete_suffix .eml .mbox)'
complete -c postaci -l profile -r -a '(__fish_complete_directories)' -d 'Keep everything in this directory'
complete -c postaci -l compose -d 'Write a message'
complete -c postaci -l fetch -d 'Look for new mail'
complete -c postaci -l background -d 'Show no window, only the icon in the tray'
complete -c postaci -l language -x -a 'tr en' -d 'For this run'
complete -c postaci -l color-scheme -x -a 'system light dark' -d 'For this run'
complete -c postaci -l screenshot -r -F -d 'Save what the window shows as a picture and quit'
complete -c postaci -l providers -r -F -d 'Add the mail providers of this file'
complete -c postaci -l ca -r -F -d 'Trust these authorities too, for servers on this computer'
complete -c postaci -s h -l help -d 'Say what the options are'
complete -c postaci -s v -l version -d 'Say the version'
