# What `./dev package` makes: a .deb on Debian; an installer by NSIS on Windows and a disk image with a bundle on macOS,
# which have been written down but not been tried.
set(CPACK_PACKAGE_NAME postaci)
set(CPACK_PACKAGE_VENDOR "Postacı")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop email client that explains what went wrong")
set(CPACK_PACKAGE_DESCRIPTION
    "Postacı reads and writes mail over IMAP, POP3 and SMTP. It finds servers and
ports by itself, keeps working without a connection, never sends a message twice,
and says in plain words, in Turkish and English, what went wrong and how to mend it.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Postaci)
set(CPACK_PACKAGE_EXECUTABLES postaci "Postacı")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)

if(WIN32)
  set(CPACK_GENERATOR NSIS)
  set(CPACK_NSIS_UNICODE ON)
  set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
elseif(APPLE)
  set(CPACK_GENERATOR DragNDrop)
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Postacı developers <postaci@postaci.example>")
  set(CPACK_DEBIAN_PACKAGE_SECTION mail)
  # The libraries that the programs and plug-ins are linked with are found by dpkg-shlibdeps; these are loaded by name:
  # the icons' image format, the keyring, Qt's own words in other languages.
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libsecret-1-0, qt6-translations-l10n, shared-mime-info")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
      "fonts-dejavu-core, gnome-keyring | libkf5wallet-bin, hunspell-en-us | hunspell-dictionary, hunspell-tr, qt6-wayland, xdg-utils")
  set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
  include(GNUInstallDirs)
  set(docs ${CMAKE_INSTALL_DATADIR}/doc/postaci)
  find_program(GZIP gzip)
  if(GZIP)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_BINARY_DIR}/changelog @ONLY)
    execute_process(COMMAND ${GZIP} -9nkf ${CMAKE_BINARY_DIR}/changelog COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${docs})
  endif()
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${docs})
endif()
include(CPack)
