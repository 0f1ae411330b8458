# find_by_header(NAME HEADER file LIBRARIES name... PKGCONFIG name) is what a FindNAME.cmake does for a library that
# brings no configuration for CMake: it looks for its header and for itself, and makes the target NAME::NAME. Where there
# is pkg-config, that says where to look first; elsewhere, as on Windows, CMAKE_PREFIX_PATH does.
include(FindPackageHandleStandardArgs)

macro(find_by_header name)
  cmake_parse_arguments(wanted "" "HEADER;PKGCONFIG" "LIBRARIES" ${ARGN})
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(HINT_${name} QUIET ${wanted_PKGCONFIG})
  endif()
  find_path(${name}_INCLUDE_DIR ${wanted_HEADER} HINTS ${HINT_${name}_INCLUDE_DIRS})
  find_library(${name}_LIBRARY NAMES ${wanted_LIBRARIES} HINTS ${HINT_${name}_LIBRARY_DIRS})
  mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
  find_package_handle_standard_args(${name} REQUIRED_VARS ${name}_LIBRARY ${name}_INCLUDE_DIR
                                    VERSION_VAR HINT_${name}_VERSION)
  if(${name}_FOUND AND NOT TARGET ${name}::${name})
    add_library(${name}::${name} UNKNOWN IMPORTED)
    # Its headers may want those of libraries that only pkg-config knows of.
    set_target_properties(${name}::${name} PROPERTIES IMPORTED_LOCATION "${${name}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${HINT_${name}_INCLUDE_DIRS};${${name}_INCLUDE_DIR}")
  endif()
endmacro()
