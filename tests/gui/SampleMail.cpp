#include "gui/SampleMail.h"

#include "base/Clock.h"
#include "store/FoldedText.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QDateTime>

#include <algorithm>

namespace postaci {

namespace {

struct Sample
{
    const char16_t* name;
    const char* address;
    const char16_t* subject;
    const char16_t* preview;
    bool unread;
    bool starred;
    bool attachment;
};

// Newest first; enough of everything that a row can show.
constexpr Sample kWork[] = {
    {u"Ayşe Yılmaz", "ayse@ornek.com.tr", u"Üç aylık rapor",
     u"Yeni sürümü ekte gönderiyorum, rakamlar kesinleşti. "
     u"Sunumdan önce bakabilir misiniz?",
     true, false, true},
    {u"Mehmet Kaya", "mehmet.kaya@ornek.com.tr", u"Ynt: Toplantı",
     u"Yarın saat onda uygunum, salonu ayırttım.", true, false, false},
    {u"Grace Miller", "grace@northwind.example", u"Re: Contract, second draft",
     u"Thanks, this looks good to me. Two small remarks on page four, otherwise we can sign on Thursday.",
     true, true, true},
    {u"Postacı", "bilgi@postaci.example", u"Hoş geldiniz",
     u"Hesabınız hazır. Klavye kısayolları: J ve K ile iletiler "
     u"arasında gezinin.",
     false, false, false},
    {u"İstanbul Lojistik", "siparis@istanbul-lojistik.example", u"Sevkiyat 48213 yola çıktı",
     u"Gönderiniz bugün depodan ayrıldı, tahmini teslim çarşamba günü.", false, false, false},
    {u"Daniel Okafor", "daniel.okafor@example.org", u"Offsite: who is coming?",
     u"Please put your name on the list until Friday so that I can book the rooms.", false, true, false},
    {u"", "noreply@calendar.example", u"Reminder: dentist at 16:30",
     u"This is a reminder for your appointment.", false, false, false},
    {u"Şükrü Öztürk", "sukru@ornek.com.tr", u"Fatura ve irsaliye",
     u"Merhaba, kasım ayı faturasını ve irsaliyeyi ekte "
     u"bulabilirsiniz. İyi çalışmalar.",
     false, false, true},
    {u"Elif Demir", "elif.demir@example.edu.tr", u"Bitirme projesi hakkında",
     u"Hocam merhaba, son bölümü yeniden "
     u"yazdım; vaktiniz olduğunda yorumlarınızı bekliyorum.",
     false, false, false},
    {u"Hiroshi Tanaka", "tanaka@example.jp", u"Fwd: Sample order from Izmir",
     u"Forwarding this to you, please see the "
     u"table at the end.",
     false, false, false},
    {u"Çağla Işık", "cagla.isik@ornek.com.tr", u"", u"Konu satırı boş kaldı, kusura bakmayın. Dosya hazır.",
     false, false, false},
    {u"Northwind Newsletter", "news@northwind.example",
     u"Seven things that we learned about shipping by rail this year",
     u"Freight by rail is slower than by truck and faster than by ship, and that is only the beginning.",
     false, false, false},
};

struct FolderSample
{
    const char* path;
    FolderRole role;
};

constexpr FolderSample kWorkFolders[] = {
    {"INBOX", FolderRole::Inbox},
    {"Drafts", FolderRole::Drafts},
    {"Sent", FolderRole::Sent},
    {"Archive", FolderRole::Archive},
    {"Junk", FolderRole::Junk},
    {"Trash", FolderRole::Trash},
    {"Projects", FolderRole::None},
    {"Projects/Northwind", FolderRole::None},
    {"Projects/Website", FolderRole::None},
    {"Travel", FolderRole::None},
};

constexpr FolderSample kHomeFolders[] = {
    {"INBOX", FolderRole::Inbox},
    {"Sent", FolderRole::Sent},
    {"Trash", FolderRole::Trash},
    {"Aile", FolderRole::None},
};

void require(const Result<void>& result)
{
    if (!result)
        qFatal("sample mail: %s", qPrintable(result.error().message));
}

template <typename T> T require(Result<T> result)
{
    if (!result)
        qFatal("sample mail: %s", qPrintable(result.error().message));
    return std::move(result).value();
}

Account makeAccount(const QString& label, const QString& name, const QString& address)
{
    Account account;
    account.label = label;
    account.identity.name = name;
    account.identity.address = address;
    account.incoming = {Protocol::Imap, QStringLiteral("127.0.0.1"), 1, Security::None, address};
    account.outgoing = {Protocol::Smtp, QStringLiteral("127.0.0.1"), 1, Security::None, address};
    return account;
}

template <size_t N> QList<ServerFolder> serverFolders(const FolderSample (&samples)[N])
{
    QList<ServerFolder> folders;
    for (const FolderSample& sample : samples) {
        ServerFolder folder;
        folder.rawName = sample.path;
        folder.path = QString::fromLatin1(sample.path);
        folder.role = sample.role;
        folders.append(folder);
    }
    return folders;
}

NewMessage makeMessage(const Sample& sample, quint32 uid, const QDateTime& date)
{
    NewMessage message;
    message.uid = uid;
    message.internalDate = date;
    message.size = 4096;
    message.hasAttachment = sample.attachment;
    if (!sample.unread)
        message.flags |= MessageFlag::Seen;
    if (sample.starred)
        message.flags |= MessageFlag::Flagged;
    if (uid % 4 == 0)
        message.flags |= MessageFlag::Answered;
    message.envelope.subject = QString::fromUtf16(sample.subject);
    message.envelope.from = {{QString::fromUtf16(sample.name), QString::fromLatin1(sample.address)}};
    message.envelope.to = {{QStringLiteral("Deniz Arslan"), QStringLiteral("deniz@ornek.com.tr")}};
    message.envelope.date = date;
    message.envelope.messageId =
        QStringLiteral("sample-%1-%2@postaci.example").arg(date.toSecsSinceEpoch()).arg(uid);
    return message;
}

QByteArray rawMessage(const NewMessage& message, const QString& text)
{
    const Address from = message.envelope.from.constFirst();
    return "From: " + from.addr.toUtf8() + "\r\nTo: deniz@ornek.com.tr\r\nSubject: =?utf-8?b?" +
           message.envelope.subject.toUtf8().toBase64() + "?=\r\nMessage-ID: <" +
           message.envelope.messageId.toUtf8() +
           ">\r\nDate: " + message.envelope.date.toString(Qt::RFC2822Date).toLatin1() +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: 8bit\r\n\r\n" +
           text.toUtf8() + "\r\n";
}

/// How long ago the n-th newest message came: minutes at first, then hours, days and years.
qint64 ageOf(int n)
{
    static constexpr qint64 kMinute = 60;
    static constexpr qint64 kDay = 24 * 60 * kMinute;
    if (n < 4)
        return 3 * kMinute + n * 41 * kMinute;
    if (n < 20)
        return (n - 3) * 9 * 60 * kMinute;
    return (n - 15) * (n - 15) * kDay;
}

Result<void> fillInbox(Transaction& transaction, FolderId inbox, int count, int skip)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<NewMessage> messages;
    QStringList previews;
    for (int n = 0; n < count; ++n) {
        constexpr int kKinds = static_cast<int>(std::size(kWork));
        const bool firstRound = n < kKinds;
        Sample sample = kWork[static_cast<size_t>(((firstRound ? n : n * 5) + skip) % kKinds)];
        sample.unread = sample.unread && firstRound;
        messages.append(
            makeMessage(sample, static_cast<quint32>(count - n), now.addSecs(-ageOf(n) - skip * 700)));
        previews.append(QString::fromUtf16(sample.preview));
    }
    const Result<QList<MessageId>> ids = transaction.insertHeaders(inbox, messages);
    if (!ids)
        return unexpected(ids.error());
    for (qsizetype i = 0; i < ids->size(); ++i) {
        Result<void> body = transaction.putBody(ids->at(i), rawMessage(messages.at(i), previews.at(i)));
        if (!body)
            return body;
        Result<void> preview = transaction.setBodySummary(
            ids->at(i), {previews.at(i), messages.at(i).hasAttachment, searchedForm(previews.at(i))});
        if (!preview)
            return preview;
    }
    return {};
}

Result<void> fillPlainInbox(Transaction& transaction, FolderId inbox, int count)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<NewMessage> messages;
    for (int n = 0; n < count; ++n)
        messages.append(makeMessage(kWork[static_cast<size_t>(n) % std::size(kWork)],
                                    static_cast<quint32>(n + 1), now.addSecs(-60 * (count - n))));
    const Result<QList<MessageId>> ids = transaction.insertHeaders(inbox, messages);
    return ids ? Result<void>() : Result<void>(unexpected(ids.error()));
}

AccountId addAccount(Store& store, const Account& account, const QList<ServerFolder>& folders)
{
    AccountId id = 0;
    require(store.write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        const Result<AccountId> added = transaction.addAccount(account);
        if (!added)
            return unexpected(added.error());
        id = *added;
        return transaction.applyFolderList(id, folders);
    }));
    return id;
}

} // namespace

SampleMail fillSampleMail(const QString& profileDir)
{
    SampleMail sample;
    const SystemClock clock;
    const std::unique_ptr<Store> store = require(Store::open(profileDir, clock));
    sample.work = addAccount(*store,
                             makeAccount(QStringLiteral("Work"), QStringLiteral("Deniz Arslan"),
                                         QStringLiteral("deniz@ornek.com.tr")),
                             serverFolders(kWorkFolders));
    sample.home = addAccount(*store,
                             makeAccount(QStringLiteral("Home"), QStringLiteral("Deniz Arslan"),
                                         QStringLiteral("deniz.arslan@posta.example")),
                             serverFolders(kHomeFolders));
    const std::unique_ptr<MailReader> reader = require(MailReader::open(profileDir));
    sample.workInbox = require(reader->folderByRole(sample.work, FolderRole::Inbox));
    sample.homeInbox = require(reader->folderByRole(sample.home, FolderRole::Inbox));
    require(store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        const Result<void> work = fillInbox(transaction, sample.workInbox, 40, 0);
        return work ? fillInbox(transaction, sample.homeInbox, 20, 5) : work;
    }));
    sample.workMessages = require(reader->messageIds({ListQuery::Kind::Folder, sample.workInbox}, 0, 0));
    return sample;
}

SampleMail fillManyMessages(const QString& profileDir, int count)
{
    SampleMail sample;
    const SystemClock clock;
    const std::unique_ptr<Store> store = require(Store::open(profileDir, clock));
    sample.work = addAccount(*store,
                             makeAccount(QStringLiteral("Work"), QStringLiteral("Deniz Arslan"),
                                         QStringLiteral("deniz@ornek.com.tr")),
                             serverFolders(kWorkFolders));
    const std::unique_ptr<MailReader> reader = require(MailReader::open(profileDir));
    sample.workInbox = require(reader->folderByRole(sample.work, FolderRole::Inbox));
    require(store->write(WritePriority::User, [&](Transaction& transaction) {
        return fillPlainInbox(transaction, sample.workInbox, count);
    }));
    sample.workMessages = require(reader->messageIds({ListQuery::Kind::Folder, sample.workInbox}, 0, 0));
    return sample;
}

} // namespace postaci
