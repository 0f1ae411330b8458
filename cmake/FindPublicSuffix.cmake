# libpsl: which domains belong to one owner.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(PublicSuffix HEADER libpsl.h LIBRARIES psl libpsl PKGCONFIG libpsl)
