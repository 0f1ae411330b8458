# libsodium: encryption.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(Sodium HEADER sodium.h LIBRARIES sodium libsodium PKGCONFIG libsodium)
