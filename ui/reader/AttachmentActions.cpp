#include "reader/AttachmentActions.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QSet>
#include <QStandardPaths>
#include <QUrl>
#include <QWidget>

namespace postaci {

namespace {

/// `name` in `directory`, or with " (2)" before its ending where that is taken, on disk or by `taken`.
QString freeName(const QString& directory, const QString& name, QSet<QString>* taken)
{
    const QFileInfo info(name);
    QString candidate = name;
    for (int i = 2;
         taken->contains(candidate.toLower()) || QFileInfo::exists(directory + QLatin1Char('/') + candidate);
         ++i) {
        candidate = QStringLiteral("%1 (%2)").arg(info.completeBaseName()).arg(i);
        if (!info.suffix().isEmpty())
            candidate += QLatin1Char('.') + info.suffix();
    }
    taken->insert(candidate.toLower());
    return directory + QLatin1Char('/') + candidate;
}

bool isMessage(const AttachmentInfo& attachment)
{
    return attachment.mimeType == QLatin1String("message/rfc822") ||
           attachment.mimeType == QLatin1String("message/global") ||
           attachment.name.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive);
}

} // namespace

AttachmentActions::AttachmentActions(SavePart savePart, QWidget* window)
    : QObject(window), m_savePart(std::move(savePart)), m_window(window),
      m_lastDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
}

void AttachmentActions::open(const AttachmentInfo& attachment)
{
    switch (riskOfName(attachment.name, attachment.mimeType)) {
    case FileRisk::Executable:
        Q_EMIT refused(attachment);
        break;
    case FileRisk::Active:
        Q_EMIT confirmationNeeded(attachment);
        break;
    case FileRisk::None:
        openAnyway(attachment);
        break;
    }
}

void AttachmentActions::openAnyway(const AttachmentInfo& attachment)
{
    // A directory for each, so that the file keeps its name and nothing is written over.
    const QString place = QString::number(++m_opened);
    if (!m_directory.isValid() || !QDir(m_directory.path()).mkdir(place)) {
        Q_EMIT failed(makeError(ErrorKind::Storage, ErrorReason::FileUnwritable,
                                QStringLiteral("No temporary directory"), m_directory.errorString()));
        return;
    }
    const QString file = m_directory.filePath(place + QLatin1Char('/') + attachment.name);
    const QPointer<AttachmentActions> self(this);
    m_savePart(m_message, attachment.path, file, [self, attachment, file](const Result<void>& written) {
        if (!self)
            return;
        if (written)
            self->openFile(attachment, file);
        else
            Q_EMIT self->failed(written.error());
    });
}

void AttachmentActions::openFile(const AttachmentInfo& attachment, const QString& file)
{
    if (riskOfFile(file, attachment.mimeType) == FileRisk::Executable) {
        QFile::remove(file);
        Q_EMIT refused(attachment);
        return;
    }
    if (isMessage(attachment)) {
        Q_EMIT messageFileOpened(file);
        return;
    }
    // Changes to a copy would be lost: the program that opens it says that it cannot be written.
    QFile::setPermissions(file, QFileDevice::ReadOwner);
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
        Q_EMIT failed(makeError(ErrorKind::Input, ErrorReason::FileUnreadable,
                                QStringLiteral("No program opens this kind of file"), attachment.mimeType));
}

QFileDialog* AttachmentActions::makeDialog(const QString& title)
{
    auto* dialog = new QFileDialog(m_window, title, m_lastDirectory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void AttachmentActions::save(const AttachmentInfo& attachment)
{
    QFileDialog* dialog = makeDialog(tr("Save attachment"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(attachment.name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, attachment](const QString& file) { saveTo(attachment, file); });
    dialog->open();
}

void AttachmentActions::saveTo(const AttachmentInfo& attachment, const QString& file)
{
    m_lastDirectory = QFileInfo(file).absolutePath();
    const QPointer<AttachmentActions> self(this);
    m_savePart(m_message, attachment.path, file, [self, file](const Result<void>& written) {
        if (!self)
            return;
        if (written)
            Q_EMIT self->saved(1, QFileInfo(file).absolutePath());
        else
            Q_EMIT self->failed(written.error());
    });
}

void AttachmentActions::saveAll(const QList<AttachmentInfo>& attachments)
{
    QFileDialog* dialog = makeDialog(tr("Save all attachments in"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, attachments](const QString& directory) { saveInto(directory, attachments); });
    dialog->open();
}

void AttachmentActions::saveInto(const QString& directory, const QList<AttachmentInfo>& attachments)
{
    m_lastDirectory = directory;
    const QPointer<AttachmentActions> self(this);
    const auto left = std::make_shared<int>(static_cast<int>(attachments.size()));
    QSet<QString> taken;
    for (const AttachmentInfo& attachment : attachments) {
        m_savePart(m_message, attachment.path, freeName(directory, attachment.name, &taken),
                   [self, left, directory, count = *left](const Result<void>& written) {
                       if (!self)
                           return;
                       if (!written)
                           Q_EMIT self->failed(written.error());
                       else if (--*left == 0) // not reached when one has failed
                           Q_EMIT self->saved(count, directory);
                   });
    }
}

} // namespace postaci
