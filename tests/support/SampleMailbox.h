#pragma once

#include "support/DovecotServer.h"
#include "support/SampleParser.h"

#include <QDateTime>
#include <QList>

namespace postaci::test {

/// Whose mailbox it is; the texts speak to this person.
struct SampleOwner
{
    QString name = QStringLiteral("Deniz Aydın");
    QString address;
};

/// A message of the sample mailbox and its place in it.
struct SampleMessage
{
    QString folder;
    QString subject;
    NewMessage message;
};

/// About 200 messages that look like a real person's mail: both languages, conversations, newsletters,
/// pictures, attachments, older charsets, and some that are hard to read. The texts are in sample/; the same
/// owner and time give the same bytes.
class SampleMailbox
{
public:
    /// Dates lie before `now`; the newest message is 25 minutes old.
    SampleMailbox(SampleOwner owner, QDateTime now);

    /// Oldest first. Empty when the texts could not be read.
    QList<SampleMessage> messages() const;
    /// Puts all messages into the mailbox of a user of the server.
    bool fill(const DovecotServer& server, const QString& user) const;

private:
    struct Place
    {
        const SampleThread* thread = nullptr;
        qsizetype index = 0;
        int number = 0; ///< of the thread
    };

    void addThread(const SampleThread& thread, int number, QList<SampleMessage>& messages) const;
    SampleMessage build(const Place& place) const;
    QByteArray header(const Place& place) const;
    QByteArray listFields(const SampleEntry& entry) const;
    QByteArray messageId(const Place& place, qsizetype index) const;
    QByteArray recipients(const QStringList& keys, const QByteArray& charset) const;
    QByteArray content(const Place& place) const;
    QByteArray textContent(const Place& place, const QString& text) const;
    QString filled(const QString& text) const;
    QString templated(const SampleEntry& entry, int number) const;
    QString quoteOf(const Place& place) const;
    QString flagsOf(const Place& place) const;
    QString folderOf(const SampleEntry& entry) const;
    QDateTime dateOf(const SampleEntry& entry) const;
    SamplePerson person(const QString& key) const;
    static bool isEnglish(const SampleThread& thread, const QHash<QString, SamplePerson>& people);

    SampleOwner m_owner;
    QDateTime m_now;
    QHash<QString, SamplePerson> m_people;
    QList<SampleThread> m_threads;
};

} // namespace postaci::test
