#include "reader/FileRisk.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace postaci {

namespace {

const QSet<QString>& executableEndings()
{
    static const QStringList all =
        QStringLiteral(
            "exe com bat cmd pif scr msi msp mst msix appx appxbundle cpl dll ocx sys drv hta "
            "jar jnlp js jse mjs vbs vbe vb wsf wsh wsc ws sct ps1 psm1 psd1 ps2 msh msh1 reg inf "
            "lnk url scf library-ms search-ms settingcontent-ms application gadget chm hlp "
            "sh bash zsh csh fish ksh run bin elf out desktop appimage deb rpm flatpak flatpakref snap "
            "py pyc pyw pyz rb pl php lua tcl command app workflow action scpt scptd applescript "
            "dmg pkg mpkg apk xapk iso img vhd vhdx diskcopy one onepkg xll xla xlam ppa ppam wll "
            "crx xpi air swf terminal fileloc inetloc webloc")
            .split(QLatin1Char(' '));
    static const QSet<QString> set(all.begin(), all.end());
    return set;
}

const QSet<QString>& activeEndings()
{
    static const QStringList all =
        QStringLiteral(
            "htm html xhtml shtml mht mhtml xht svg svgz xml xsl xslt docm dotm xlsm xltm xlsb pptm "
            "potm ppsm sldm doc dot xls xlt ppt pot rtf odt ods odp mdb accdb iqy slk")
            .split(QLatin1Char(' '));
    static const QSet<QString> set(all.begin(), all.end());
    return set;
}

bool isProgramType(const QString& mimeType)
{
    static const QSet<QString> types{
        QStringLiteral("application/x-msdownload"),
        QStringLiteral("application/x-msdos-program"),
        QStringLiteral("application/x-executable"),
        QStringLiteral("application/x-sharedlib"),
        QStringLiteral("application/x-pie-executable"),
        QStringLiteral("application/x-shellscript"),
        QStringLiteral("application/x-desktop"),
        QStringLiteral("application/x-ms-shortcut"),
        QStringLiteral("application/java-archive"),
        QStringLiteral("application/hta"),
        QStringLiteral("application/javascript"),
        QStringLiteral("text/javascript"),
        QStringLiteral("application/x-bat"),
        QStringLiteral("application/x-msi"),
    };
    return types.contains(mimeType.toLower());
}

bool beginsAsProgram(const QByteArray& head)
{
    return head.startsWith("MZ") ||
           head.startsWith("\x7f"
                           "ELF") ||
           head.startsWith("#!") || head.startsWith("\xca\xfe\xba\xbe") ||
           head.startsWith("\xcf\xfa\xed\xfe") || head.startsWith("\xce\xfa\xed\xfe") ||
           head.startsWith("[Desktop Entry]") || head.startsWith(QByteArrayView("L\0\0\0\x01\x14\x02\0", 8));
}

} // namespace

FileRisk riskOfName(const QString& name, const QString& mimeType)
{
    // Some systems drop dots and blanks at the end; after that only the last ending decides.
    qsizetype length = name.size();
    while (length > 0 && !name.at(length - 1).isLetterOrNumber())
        --length;
    const QString ending = QFileInfo(name.left(length)).suffix().toLower();
    if (executableEndings().contains(ending) || isProgramType(mimeType))
        return FileRisk::Executable;
    return activeEndings().contains(ending) ? FileRisk::Active : FileRisk::None;
}

FileRisk riskOfFile(const QString& path, const QString& mimeType)
{
    constexpr qint64 kHead = 64;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || beginsAsProgram(file.read(kHead)))
        return FileRisk::Executable;
    return riskOfName(QFileInfo(path).fileName(), mimeType);
}

} // namespace postaci
