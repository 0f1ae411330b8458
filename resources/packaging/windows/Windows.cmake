# An installer by NSIS. It brings the libraries that the programs are linked with, and tells Windows that Postacı opens
# links to mail addresses, .eml and .mbox files, so that it can be chosen for them (ui/desktop/DesktopEntryWindows.cpp).
set(CPACK_GENERATOR NSIS64)
set(CPACK_NSIS_UNICODE ON)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_DISPLAY_NAME "Postacı")
set(CPACK_NSIS_PACKAGE_NAME "Postacı")
set(CPACK_NSIS_MUI_ICON ${POSTACI_PROGRAM_ICON})
set(CPACK_NSIS_MUI_UNIICON ${POSTACI_PROGRAM_ICON})
set(CPACK_NSIS_INSTALLED_ICON_NAME [[bin\postaci.exe]])
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)

# Lines of NSIS, in which the installer's own variables have a dollar sign.
string(CONFIGURE [=[
WriteRegStr HKLM "Software\Classes\Postaci.mailto" "" "URL:mailto"
WriteRegStr HKLM "Software\Classes\Postaci.mailto" "URL Protocol" ""
WriteRegStr HKLM "Software\Classes\Postaci.mailto\DefaultIcon" "" "$INSTDIR\bin\postaci.exe,0"
WriteRegStr HKLM "Software\Classes\Postaci.mailto\shell\open\command" "" '"$INSTDIR\bin\postaci.exe" "%1"'
WriteRegStr HKLM "Software\Classes\Postaci.eml" "" "Email message"
WriteRegStr HKLM "Software\Classes\Postaci.eml\DefaultIcon" "" "$INSTDIR\bin\postaci.exe,0"
WriteRegStr HKLM "Software\Classes\Postaci.eml\shell\open\command" "" '"$INSTDIR\bin\postaci.exe" "%1"'
WriteRegStr HKLM "Software\Classes\.eml\OpenWithProgids" "Postaci.eml" ""
WriteRegStr HKLM "Software\Classes\Postaci.mbox" "" "Mailbox"
WriteRegStr HKLM "Software\Classes\Postaci.mbox\DefaultIcon" "" "$INSTDIR\bin\postaci.exe,0"
WriteRegStr HKLM "Software\Classes\Postaci.mbox\shell\open\command" "" '"$INSTDIR\bin\postaci.exe" "%1"'
WriteRegStr HKLM "Software\Classes\.mbox\OpenWithProgids" "Postaci.mbox" ""
WriteRegStr HKLM "Software\Clients\Mail\Postaci" "" "Postacı"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\DefaultIcon" "" "$INSTDIR\bin\postaci.exe,0"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\shell\open\command" "" '"$INSTDIR\bin\postaci.exe"'
WriteRegStr HKLM "Software\Clients\Mail\Postaci\Capabilities" "ApplicationName" "Postacı"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\Capabilities" "ApplicationDescription" "@CPACK_PACKAGE_DESCRIPTION_SUMMARY@"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\Capabilities\URLAssociations" "mailto" "Postaci.mailto"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\Capabilities\FileAssociations" ".eml" "Postaci.eml"
WriteRegStr HKLM "Software\Clients\Mail\Postaci\Capabilities\FileAssociations" ".mbox" "Postaci.mbox"
WriteRegStr HKLM "Software\RegisteredApplications" "Postaci" "Software\Clients\Mail\Postaci\Capabilities"
]=] CPACK_NSIS_EXTRA_INSTALL_COMMANDS @ONLY)
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [=[
DeleteRegValue HKLM "Software\RegisteredApplications" "Postaci"
DeleteRegValue HKLM "Software\Classes\.eml\OpenWithProgids" "Postaci.eml"
DeleteRegValue HKLM "Software\Classes\.mbox\OpenWithProgids" "Postaci.mbox"
DeleteRegKey HKLM "Software\Clients\Mail\Postaci"
DeleteRegKey HKLM "Software\Classes\Postaci.mailto"
DeleteRegKey HKLM "Software\Classes\Postaci.eml"
DeleteRegKey HKLM "Software\Classes\Postaci.mbox"
]=])

if(TARGET Qt6::qmake)
  # Qt's own libraries and plug-ins by its tool; those of others as they are found at the programs.
  install(CODE "set(POSTACI_DEPLOYED bin/postaci.exe bin/postaci-cli.exe lib/postaci/plugins/postaci_pdfview.dll)")
  if(TARGET postaci_htmlview)
    install(CODE "list(APPEND POSTACI_DEPLOYED lib/postaci/plugins/postaci_htmlview.dll)")
  endif()
  install(CODE "set(POSTACI_DEPLOY_TOOL \"$<TARGET_FILE_DIR:Qt6::qmake>/windeployqt.exe\")")
  install(CODE "set(POSTACI_LIBRARY_DIRS \"${CMAKE_PREFIX_PATH}\")")
  install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/DeployLibraries.cmake)
endif()
