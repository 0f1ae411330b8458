# Hunspell: spelling.
include(${CMAKE_CURRENT_LIST_DIR}/FindByHeader.cmake)
find_by_header(Hunspell HEADER hunspell/hunspell.hxx LIBRARIES hunspell-1.7 hunspell PKGCONFIG hunspell)
