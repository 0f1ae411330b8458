set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Postacı developers <postaci@postaci.example>")
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
# The libraries that the programs and plug-ins are linked with are found by dpkg-shlibdeps; these are loaded by name or
# read: the authorities that vouch for servers, the icons' image format, the keyring, Qt's own words in other languages.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, libqt6svg6, libsecret-1-0, qt6-translations-l10n")
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "default-dbus-session-bus | dbus-session-bus" "fonts-dejavu-core" "gnome-keyring | libkf5wallet-bin"
  "hunspell-en-us | hunspell-dictionary" "hunspell-tr" "qt6-wayland" "shared-mime-info" "xdg-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(GNUInstallDirs)
set(docs ${CMAKE_INSTALL_DATADIR}/doc/postaci)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_BINARY_DIR}/changelog @ONLY)
execute_process(COMMAND ${GZIP} -9nkf ${CMAKE_BINARY_DIR}/changelog COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${docs})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${docs})
