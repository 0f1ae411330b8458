# libqrencode: QR codes.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(QREncode HEADER qrencode.h LIBRARIES qrencode qrencoded PKGCONFIG libqrencode)
