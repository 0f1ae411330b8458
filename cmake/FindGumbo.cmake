# Gumbo: HTML.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(Gumbo HEADER gumbo.h LIBRARIES gumbo PKGCONFIG gumbo)
