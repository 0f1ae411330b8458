# VMime: messages, IMAP, POP3 and SMTP.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(VMime HEADER vmime/vmime.hpp LIBRARIES vmime PKGCONFIG vmime)
