#include "screens/GalleryProfile.h"

#include "base/Clock.h"
#include "message/HeaderDecoder.h"
#include "message/MessageReader.h"
#include "store/BodySummary.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "support/SampleMailbox.h"

#include <map>

namespace postaci::screens {

namespace {

using namespace Qt::Literals::StringLiterals;

Account accountOf(const QString& label, const QString& address)
{
    Account account;
    account.label = label;
    account.identity = {u"Deniz Aydın"_qs, address, {}, u"Deniz Aydın\nMavi Deniz"_qs};
    account.incoming = {Protocol::Imap, u"imap.mavideniz.example"_qs, 993, Security::Tls, address};
    account.outgoing = {Protocol::Smtp, u"smtp.mavideniz.example"_qs, 465, Security::Tls, address};
    return account;
}

void write(Store& store, const Store::Work& work)
{
    if (const auto written = store.write(WritePriority::User, work); !written)
        qFatal("%s", qPrintable(written.error().message));
}

MessageFlags flagsOf(const QByteArray& letters)
{
    MessageFlags flags;
    flags.setFlag(MessageFlag::Seen, letters.contains('S'));
    flags.setFlag(MessageFlag::Flagged, letters.contains('F'));
    flags.setFlag(MessageFlag::Answered, letters.contains('R'));
    flags.setFlag(MessageFlag::Draft, letters.contains('D'));
    return flags;
}

NewMessage headersOf(const test::SampleMessage& sample, quint32 uid)
{
    NewMessage message;
    message.uid = uid;
    message.flags = flagsOf(sample.message.flags);
    message.size = sample.message.raw.size();
    message.internalDate = sample.message.date;
    message.envelope = decodeEnvelope(sample.message.raw.left(sample.message.raw.indexOf("\r\n\r\n") + 2));
    return message;
}

FolderRole roleOf(const QString& folder)
{
    static const std::map<QString, FolderRole> roles{
        {u"INBOX"_qs, FolderRole::Inbox}, {u"Drafts"_qs, FolderRole::Drafts},
        {u"Sent"_qs, FolderRole::Sent},   {u"Archive"_qs, FolderRole::Archive},
        {u"Junk"_qs, FolderRole::Junk},   {u"Trash"_qs, FolderRole::Trash}};
    const auto role = roles.find(folder);
    return role != roles.end() ? role->second : FolderRole::None;
}

QList<ServerFolder> foldersOf(const QList<test::SampleMessage>& messages)
{
    QStringList names{u"INBOX"_qs, u"Drafts"_qs, u"Sent"_qs, u"Archive"_qs, u"Junk"_qs, u"Trash"_qs};
    for (const test::SampleMessage& sample : messages) {
        if (!names.contains(sample.folder))
            names.append(sample.folder);
    }
    QList<ServerFolder> folders;
    for (const QString& name : names)
        folders.append({name.toUtf8(), name, '/', roleOf(name), true});
    return folders;
}

void addMessages(Store& store, const MailReader& reader, AccountId account,
                 const QList<test::SampleMessage>& messages)
{
    std::map<QString, FolderId> folders;
    for (const Folder& folder : reader.folders(account).value_or({}))
        folders[folder.path] = folder.id;
    write(store, [&](Transaction& transaction) -> Result<void> {
        quint32 uid = 0;
        for (const test::SampleMessage& sample : messages) {
            const auto ids = transaction.insertHeaders(folders.at(sample.folder), {headersOf(sample, ++uid)});
            if (!ids)
                return unexpected(ids.error());
            if (auto put = transaction.putBody(ids->first(), sample.message.raw); !put)
                return put;
            const BodySummary summary = summaryOf(readMessage(sample.message.raw));
            if (auto told = transaction.setBodySummary(ids->first(), summary); !told)
                return told;
        }
        return {};
    });
}

/// What has been done to the newest of the inbox, from the twelfth on.
void organise(Store& store, const QList<MessageId>& inbox)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    write(store, [&](Transaction& transaction) -> Result<void> {
        constexpr qsizetype kFirst = 12;
        QList<Result<void>> done{
            transaction.snooze({inbox.value(kFirst), inbox.value(kFirst + 1)}, now.addDays(1)),
            transaction.wantFlag({inbox.value(kFirst + 2)}, MessageFlag::Pinned, true),
            transaction.setFollowUp({inbox.value(kFirst + 3)}, now.addDays(3)),
            transaction.setFollowUp({inbox.value(kFirst + 4)}, now.addDays(-1)),
            transaction.settleReminders(now),
            transaction.wantExpunge({inbox.value(kFirst + 5)}),
            transaction.expungeDone(inbox.value(kFirst + 5)),
        };
        for (const Result<void>& step : done) {
            if (!step)
                return step;
        }
        return {};
    });
}

} // namespace

void fillGalleryProfile(const QString& profileDir)
{
    const SystemClock clock;
    auto opened = Store::open(profileDir, clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    Store& store = **opened;
    const QString address = u"deniz.aydin@mavideniz.example"_qs;
    const QList<test::SampleMessage> messages =
        test::SampleMailbox({u"Deniz Aydın"_qs, address}, QDateTime::currentDateTime()).messages();
    AccountId account = 0;
    write(store, [&](Transaction& transaction) -> Result<void> {
        const auto first = transaction.addAccount(accountOf(u"Mavi Deniz"_qs, address));
        const auto second = transaction.addAccount(accountOf(u"Ev"_qs, u"deniz@ev.example"_qs));
        if (!first || !second)
            return unexpected(!first ? first.error() : second.error());
        account = *first;
        if (auto listed = transaction.applyFolderList(*second, foldersOf({})); !listed)
            return listed;
        return transaction.applyFolderList(*first, foldersOf(messages));
    });
    const auto reader = MailReader::open(profileDir);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    addMessages(store, **reader, account, messages);
    const FolderId inbox = (*reader)->folderByRole(account, FolderRole::Inbox).value_or(0);
    organise(store, (*reader)->messageIds({ListQuery::Kind::Folder, inbox}, 0, 0).value_or({}));
}

} // namespace postaci::screens
