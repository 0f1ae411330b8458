# A disk image with the bundle. resources/packaging/macos/Info.plist.in says that it opens links to mail addresses,
# .eml and .mbox files.
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME "Postacı")
# Qt's tool puts Qt and the other libraries into the bundle.
install(CODE "set(POSTACI_DEPLOY_TOOL \"$<TARGET_FILE_DIR:Qt6::qmake>/macdeployqt\")")
install(CODE [=[
set(bundle $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/postaci.app)
file(GLOB others ${bundle}/Contents/PlugIns/postaci/* ${bundle}/Contents/MacOS/postaci-cli)
list(TRANSFORM others PREPEND -executable=)
execute_process(COMMAND ${POSTACI_DEPLOY_TOOL} ${bundle} ${others} -always-overwrite COMMAND_ERROR_IS_FATAL ANY)
]=])
