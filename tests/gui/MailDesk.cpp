#include "gui/MailDesk.h"

#include "message/HeaderDecoder.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QDateTime>

namespace postaci::test {

namespace {

Account account(const QString& label, const QString& name, const QString& address, const QString& signature)
{
    Account made;
    made.label = label;
    made.identity = {name, address, {}, signature};
    made.incoming = {Protocol::Imap, QStringLiteral("localhost"), 993, Security::Tls, address};
    made.outgoing = {Protocol::Smtp, QStringLiteral("localhost"), 465, Security::Tls, address};
    return made;
}

void write(const QString& profile, const Clock& clock, const Store::Work& work)
{
    const auto store = Store::open(profile, clock);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    if (const auto written = (*store)->write(WritePriority::User, work); !written)
        qFatal("%s", qPrintable(written.error().message));
}

} // namespace

void MailDesk::prepare()
{
    if (m_work != 0)
        return;
    write(m_dir.path(), m_clock, [this](Transaction& transaction) -> Result<void> {
        m_work = *transaction.addAccount(account(QStringLiteral("İş"), QStringLiteral("Deniz Arslan"),
                                                 QStringLiteral("deniz@ornek.com.tr"),
                                                 QStringLiteral("Deniz Arslan\nÖrnek A.Ş.")));
        m_home = *transaction.addAccount(account(QStringLiteral("Home"), QStringLiteral("Deniz"),
                                                 QStringLiteral("deniz@home.example"), {}));
        return transaction.applyFolderList(
            m_work, {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox, true}});
    });
    const auto reader = MailReader::open(m_dir.path());
    m_inbox = *(*reader)->folderByRole(m_work, FolderRole::Inbox);
}

MessageId MailDesk::add(const QByteArray& raw, Body body)
{
    prepare();
    return addTo(m_inbox, raw, body);
}

MessageId MailDesk::addDraft(const QByteArray& raw)
{
    return addTo(special("Drafts", FolderRole::Drafts), raw, Body::Cached);
}

MessageId MailDesk::addSent(const QByteArray& raw)
{
    return addTo(special("Sent", FolderRole::Sent), raw, Body::Cached);
}

FolderId MailDesk::special(const QByteArray& name, FolderRole role)
{
    prepare();
    const auto known = [&] { return *(*MailReader::open(m_dir.path()))->folderByRole(m_work, role); };
    if (const FolderId id = known(); id != 0)
        return id;
    m_specials.append({name, QString::fromLatin1(name), '/', role, true});
    write(m_dir.path(), m_clock, [this](Transaction& transaction) {
        const ServerFolder inbox{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox, true};
        return transaction.applyFolderList(m_work, QList<ServerFolder>{inbox} + m_specials);
    });
    return known();
}

void MailDesk::setIdentities(const QList<Identity>& others)
{
    prepare();
    Account changed = *(*MailReader::open(m_dir.path()))->account(m_work);
    changed.otherIdentities = others;
    write(m_dir.path(), m_clock,
          [&changed](Transaction& transaction) { return transaction.updateAccount(changed); });
}

void MailDesk::change(const std::function<Result<void>(Transaction&, const Account&)>& work)
{
    prepare();
    const Account account = *(*MailReader::open(m_dir.path()))->account(m_work);
    write(m_dir.path(), m_clock, [&](Transaction& transaction) { return work(transaction, account); });
}

MessageId MailDesk::addTo(FolderId folder, const QByteArray& raw, Body body)
{
    MessageId added = 0;
    write(m_dir.path(), m_clock, [&](Transaction& transaction) -> Result<void> {
        NewMessage message;
        message.uid = ++m_lastUid;
        message.size = raw.size();
        message.envelope = decodeEnvelope(raw.left(raw.indexOf("\r\n\r\n") + 2));
        message.internalDate =
            QDateTime::currentDateTimeUtc().addSecs(-60 * 60 + static_cast<int>(m_lastUid));
        const auto ids = transaction.insertHeaders(folder, {message});
        if (!ids)
            return unexpected(ids.error());
        added = ids->first();
        return body == Body::Cached ? transaction.putBody(added, raw) : Result<void>();
    });
    return added;
}

void MailDesk::removeAtServer(MessageId message)
{
    write(m_dir.path(), m_clock,
          [message](Transaction& transaction) { return transaction.expungeDone(message); });
}

void MailDesk::open()
{
    prepare();
    EngineOptions options;
    options.profileDir = m_dir.path();
    if (!m_caFile.isEmpty())
        options.certificates.addedAuthorities = loadAuthorities(m_caFile).value_or({});
    auto engine = MailEngine::open(options, m_secrets, m_clock);
    if (!engine)
        qFatal("%s", qPrintable(engine.error().message));
    m_engine = std::move(engine).value();
    m_settings = std::make_unique<AppSettings>(m_dir.path());
    m_settings->setUndoSeconds(0); // tests of that set their own
}

void MailDesk::close()
{
    m_settings.reset();
    m_engine.reset();
}

QByteArray rawMessage(const QByteArray& subject, const QByteArray& rest)
{
    return "From: =?utf-8?B?" + QByteArray("Ayşe Yılmaz").toBase64() +
           "?= <ayse@ornek.com.tr>\r\n"
           "To: Deniz Arslan <deniz@ornek.com.tr>, Mehmet Kaya <mehmet@ornek.com.tr>\r\n"
           "Cc: Grace Miller <grace@northwind.example>\r\n"
           "Date: Tue, 3 Nov 2026 14:02:00 +0300\r\n"
           "Message-ID: <" +
           subject.toHex() + "@ornek.com.tr>\r\nSubject: " + subject + "\r\nMIME-Version: 1.0\r\n" + rest;
}

QByteArray plainPart(const QByteArray& text)
{
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text;
}

QByteArray mixedPart(const QByteArray& text, const QList<SampleAttachment>& files)
{
    QByteArray raw = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plainPart(text) + "\r\n";
    for (const SampleAttachment& file : files)
        raw += "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: attachment; filename=\"" +
               file.name + "\"\r\n\r\n" + file.data.toBase64() + "\r\n";
    return raw + "--b--\r\n";
}

} // namespace postaci::test
