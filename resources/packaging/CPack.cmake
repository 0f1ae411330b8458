# What `./dev package` makes: a .deb on Debian, an installer by NSIS on Windows, a disk image with a bundle on macOS. README
# says which of these have been tried.
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_NAME postaci)
set(CPACK_PACKAGE_VENDOR "Postacı")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop email client that explains what went wrong")
set(CPACK_PACKAGE_DESCRIPTION
    "Postacı reads and writes mail over IMAP, POP3 and SMTP. It finds servers and
ports by itself, keeps working without a connection, never sends a message
twice, and says in plain words, in Turkish and English, what went wrong and
how to mend it.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Postaci)
set(CPACK_PACKAGE_EXECUTABLES postaci "Postacı")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)

if(WIN32)
  include(${CMAKE_CURRENT_LIST_DIR}/windows/Windows.cmake)
elseif(APPLE)
  include(${CMAKE_CURRENT_LIST_DIR}/macos/MacOS.cmake)
else()
  include(${CMAKE_CURRENT_LIST_DIR}/debian/Debian.cmake)
endif()
include(CPack)
