# libxcb: asking an X server directly.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(XCB HEADER xcb/xcb.h LIBRARIES xcb PKGCONFIG xcb)
