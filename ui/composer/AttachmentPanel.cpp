#include "composer/AttachmentPanel.h"

#include "widgets/DateText.h"
#include "widgets/FileChip.h"
#include "widgets/FlowLayout.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMimeDatabase>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <QUuid>
#include <QVBoxLayout>

namespace postaci {

/// What came of reading one file.
struct AttachmentPanel::ReadFile
{
    OutgoingAttachment attachment;
    QString copy;
    QString failure; ///< empty: it worked
};

namespace {

/// Writes the bytes beside the drafts; an empty path if that is not possible.
QString keepCopy(const QString& directory, const QByteArray& data)
{
    QDir().mkpath(directory);
    QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString path = directory + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.commit())
        return {};
    return path;
}

} // namespace

AttachmentPanel::AttachmentPanel(const QString& directory, QWidget* parent)
    : QWidget(parent), m_directory(directory), m_chipHolder(new QWidget(this)), m_total(new QLabel(this))
{
    setObjectName(QStringLiteral("attachmentPanel"));
    m_chips = new FlowLayout(m_chipHolder);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kSpace3, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    layout->setSpacing(Theme::kSpace1);
    layout->addWidget(m_chipHolder);
    layout->addWidget(m_total);
    m_total->setObjectName(QStringLiteral("attachmentTotal"));
    m_total->setFont(Theme::fontScaled(m_total, Theme::kMetaScale));
    rebuild();
}

void AttachmentPanel::read(const std::function<ReadFile()>& work)
{
    m_reading += 1;
    QThreadPool::globalInstance()->start([self = QPointer(this), work] {
        const ReadFile file = work();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, file] {
                if (self)
                    self->added(file);
            },
            Qt::QueuedConnection);
    });
}

void AttachmentPanel::addFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        read([path, directory = m_directory] {
            ReadFile result;
            const QFileInfo info(path);
            result.attachment.name = info.fileName();
            QFile file(path);
            if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
                result.failure = info.isDir() ? QString::fromLatin1("EISDIR") : file.errorString();
                return result;
            }
            result.attachment.data = file.readAll();
            if (file.error() != QFile::NoError)
                result.failure = file.errorString();
            result.attachment.mimeType = QMimeDatabase().mimeTypeForFile(info).name();
            result.copy = keepCopy(directory, result.attachment.data);
            return result;
        });
    }
}

void AttachmentPanel::addData(const QList<OutgoingAttachment>& attachments)
{
    for (const OutgoingAttachment& attachment : attachments)
        read([attachment, directory = m_directory] {
            return ReadFile{attachment, keepCopy(directory, attachment.data), {}};
        });
}

void AttachmentPanel::restore(const QList<OutgoingAttachment>& attachments, const QStringList& files)
{
    for (qsizetype i = 0; i < attachments.size(); ++i) {
        read([attachment = attachments.at(i), path = files.value(i)] {
            ReadFile result{attachment, path, {}};
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                result.attachment.data = file.readAll();
            else
                result.failure = file.errorString();
            return result;
        });
    }
}

void AttachmentPanel::added(const ReadFile& file)
{
    m_reading -= 1;
    if (file.failure.isEmpty()) {
        m_attachments.append(file.attachment);
        m_copies.append(file.copy);
        rebuild();
    } else {
        const bool isFolder = file.failure == QLatin1String("EISDIR");
        Q_EMIT fileFailed(file.attachment.name,
                          isFolder ? tr("It is a folder: attach the files in it.") : file.failure);
    }
    Q_EMIT changed();
}

void AttachmentPanel::removeAt(qsizetype index)
{
    QFile::remove(m_copies.at(index));
    m_attachments.removeAt(index);
    m_copies.removeAt(index);
    rebuild();
    Q_EMIT changed();
}

void AttachmentPanel::removeCopies()
{
    for (const QString& copy : std::as_const(m_copies))
        QFile::remove(copy);
    QDir().rmdir(m_directory);
}

void AttachmentPanel::rebuild()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    qint64 total = 0;
    for (qsizetype i = 0; i < m_attachments.size(); ++i) {
        const OutgoingAttachment& attachment = m_attachments.at(i);
        total += attachment.data.size();
        auto* chip = new FileChip(attachment.name, attachment.mimeType, attachment.data.size(), m_chipHolder);
        chip->setTrailingAction(QStringLiteral("close"), tr("Remove %1").arg(attachment.name));
        connect(chip, &FileChip::trailingClicked, this, [this, i] { removeAt(i); });
        m_chips->addWidget(chip);
        chip->show();
    }
    const int count = int(m_attachments.size());
    m_total->setText(tr("%n file(s), %1", nullptr, count).arg(sizeText(total)));
    m_total->setVisible(count > 1);
    setVisible(count > 0);
}

void AttachmentPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace postaci
