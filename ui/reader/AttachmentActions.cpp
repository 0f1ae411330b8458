#include "reader/AttachmentActions.h"

#include "message/FreeName.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"
#include "widgets/UsualPlace.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QMimeData>
#include <QPointer>
#include <QSet>
#include <QUrl>
#include <QWidget>

namespace postaci {

namespace {

bool isMessage(const AttachmentInfo& attachment)
{
    return attachment.mimeType == QLatin1String("message/rfc822") ||
           attachment.mimeType == QLatin1String("message/global") ||
           attachment.name.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive);
}

} // namespace

AttachmentActions::AttachmentActions(SavePart savePart, QWidget* window)
    : QObject(window), m_savePart(std::move(savePart)), m_window(window),
      m_lastDirectory(usualPlace(QStandardPaths::DownloadLocation)),
      m_runDrag([](QDrag& drag) { drag.exec(Qt::CopyAction); })
{
}

void AttachmentActions::setMessage(MessageId message)
{
    m_message = message;
    m_dragged.clear();
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

QString AttachmentActions::newCopy(const AttachmentInfo& attachment)
{
    // A directory for each, so that the file keeps its name and nothing is written over.
    const QString place = QString::number(++m_opened);
    if (m_directory.isValid() && QDir(m_directory.path()).mkdir(place))
        return m_directory.filePath(place + QLatin1Char('/') + attachment.name);
    Q_EMIT failed(makeError(ErrorKind::Storage, ErrorReason::FileUnwritable,
                            QStringLiteral("No temporary directory"), m_directory.errorString()));
    return {};
}

void AttachmentActions::drag(const AttachmentInfo& attachment, QWidget* source)
{
    constexpr qint64 kLarge = 8 << 20; // written before somebody looks for a word about it
    if (const QString ready = m_dragged.value(attachment.path); QFileInfo::exists(ready)) {
        startDrag(ready, source);
        return;
    }
    const QString file = newCopy(attachment);
    if (file.isEmpty())
        return;
    if (attachment.size > kLarge)
        Q_EMIT dragPreparing(attachment);
    m_savePart(m_message, attachment.path, file,
               [self = QPointer<AttachmentActions>(this), widget = QPointer<QWidget>(source), attachment,
                message = m_message, file](const Result<void>& written) {
                   if (!self || self->m_message != message)
                       return;
                   if (!written) {
                       Q_EMIT self->failed(written.error());
                       return;
                   }
                   self->m_dragged.insert(attachment.path, file);
                   if (widget && QApplication::mouseButtons().testFlag(Qt::LeftButton))
                       self->startDrag(file, widget);
                   else
                       Q_EMIT self->dragReady(attachment);
               });
}

void AttachmentActions::startDrag(const QString& file, QWidget* source)
{
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file)});
    auto* drag = new QDrag(source); // deletes itself afterwards
    drag->setMimeData(data);
    drag->setPixmap(icon(QStringLiteral("file")).pixmap(Theme::kAvatar));
    m_runDrag(*drag);
}

void AttachmentActions::openAnyway(const AttachmentInfo& attachment)
{
    const QString file = newCopy(attachment);
    if (file.isEmpty())
        return;
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
