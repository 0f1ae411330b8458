#include "mainwindow/MessageSaver.h"

#include "message/FreeName.h"
#include "message/MessageReader.h"
#include "reader/Recipients.h"
#include "widgets/UsualPlace.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QProgressDialog>
#include <QSet>

namespace postaci {

namespace {

constexpr int kFetchPatience = 90'000; ///< milliseconds without a byte
constexpr int kShowProgressAfter = 500;

} // namespace

MessageSaver::MessageSaver(MailEngine& engine, QWidget* window)
    : QObject(window), m_engine(engine), m_window(window),
      m_directory(usualPlace(QStandardPaths::DocumentsLocation))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kFetchPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { fetched(m_items.at(m_at).message, false); });
    connect(&engine, &MailEngine::bodyReady, this, [this](MessageId message) { fetched(message, true); });
    connect(&engine, &MailEngine::bodyFailed, this, [this](MessageId message) { fetched(message, false); });
    connect(&engine, &MailEngine::bodyProgress, this, [this] {
        if (m_isFetching)
            m_patience.start();
    });
}

Envelope MessageSaver::envelopeOf(MessageId message) const
{
    return m_engine.reader().envelope(message).value_or(Envelope());
}

void MessageSaver::save(const QList<MessageId>& messages)
{
    if (messages.isEmpty() || m_isRunning)
        return;
    const bool isOne = messages.size() == 1;
    auto* dialog =
        new QFileDialog(m_window, isOne ? tr("Save message") : tr("Save messages in"), m_directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isOne) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("eml"));
        const Envelope envelope = envelopeOf(messages.first());
        dialog->selectFile(messageFileName(envelope.date, envelope.subject));
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, message = messages.first()](const QString& file) { saveTo(file, message); });
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, messages](const QString& directory) { saveInto(directory, messages); });
    }
    dialog->open();
}

void MessageSaver::saveTo(const QString& file, MessageId message)
{
    run({{message, envelopeOf(message).subject, file}}, QFileInfo(file).absolutePath());
}

void MessageSaver::saveInto(const QString& directory, const QList<MessageId>& messages)
{
    QList<Item> items;
    for (const MessageId message : messages)
        items.append({message, {}, {}});
    run(items, directory);
}

void MessageSaver::run(QList<Item> items, const QString& directory)
{
    if (m_isRunning || items.isEmpty())
        return;
    m_isRunning = true;
    m_items = std::move(items);
    m_directory = directory;
    m_at = 0;
    m_saved = 0;
    m_failed.clear();
    m_progress = new QProgressDialog(tr("Saving messages…"), tr("Cancel"), 0,
                                     static_cast<int>(m_items.size()), m_window);
    m_progress->setObjectName(QStringLiteral("saveProgress"));
    m_progress->setMinimumDuration(kShowProgressAfter);
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, this, &MessageSaver::end);
    next();
}

void MessageSaver::next()
{
    m_isFetching = false;
    m_wasFetched = false;
    m_patience.stop();
    if (m_at == m_items.size()) {
        end();
        return;
    }
    m_progress->setValue(static_cast<int>(m_at));
    Item& item = m_items[m_at];
    if (item.file.isEmpty()) { // one by one: a large selection has many names
        const Envelope envelope = envelopeOf(item.message);
        item.subject = envelope.subject;
        QSet<QString> none; // those before are on disk already
        item.file = freeName(m_directory, messageFileName(envelope.date, envelope.subject), &none);
    }
    write();
}

void MessageSaver::write()
{
    const Item item = m_items.at(m_at);
    m_engine.saveMessage(item.message, item.file,
                         [self = QPointer<MessageSaver>(this), at = m_at](const Result<void>& written) {
                             if (self && self->m_isRunning && self->m_at == at)
                                 self->written(written);
                         });
}

void MessageSaver::written(const Result<void>& written)
{
    if (!written && written.error().reason == ErrorReason::MessageMissing && !m_wasFetched) {
        m_wasFetched = true;
        m_isFetching = true;
        m_patience.start();
        m_engine.requestBody(m_items.at(m_at).message);
        return;
    }
    if (written)
        ++m_saved;
    else
        m_failed.append(plainLine(m_items.at(m_at).subject));
    ++m_at;
    next();
}

void MessageSaver::fetched(MessageId message, bool isThere)
{
    if (!m_isFetching || m_items.at(m_at).message != message)
        return;
    m_isFetching = false;
    m_patience.stop();
    if (isThere) {
        write();
        return;
    }
    m_failed.append(plainLine(m_items.at(m_at).subject));
    ++m_at;
    next();
}

void MessageSaver::end()
{
    m_isRunning = false;
    m_isFetching = false;
    m_patience.stop();
    m_items.clear();
    m_at = 0;
    m_progress->disconnect(this);
    m_progress->deleteLater();
    m_progress = nullptr;
    Q_EMIT finished(m_saved, m_failed, m_directory);
}

} // namespace postaci
