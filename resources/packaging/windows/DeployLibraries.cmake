# Run by `cmake --install` on Windows: puts the libraries that the installed programs need beside them.
set(prefix $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX})
list(TRANSFORM POSTACI_DEPLOYED PREPEND ${prefix}/)
execute_process(COMMAND ${POSTACI_DEPLOY_TOOL} --release --no-compiler-runtime --dir ${prefix}/bin ${POSTACI_DEPLOYED}
                COMMAND_ERROR_IS_FATAL ANY)
list(TRANSFORM POSTACI_LIBRARY_DIRS APPEND /bin)
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${POSTACI_DEPLOYED} RESOLVED_DEPENDENCIES_VAR found
     UNRESOLVED_DEPENDENCIES_VAR missing DIRECTORIES ${POSTACI_LIBRARY_DIRS}
     PRE_EXCLUDE_REGEXES "^api-ms-" "^ext-ms-" "^[Qq]t6" POST_EXCLUDE_REGEXES "[Ss]ystem32")
if(missing)
  message(FATAL_ERROR "Not found: ${missing}")
endif()
file(INSTALL ${found} DESTINATION ${CMAKE_INSTALL_PREFIX}/bin)
