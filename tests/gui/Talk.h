#pragma once

#include "gui/Letters.h"
#include "gui/WindowDesk.h"

#include "mainwindow/ListActions.h"
#include "reader/BodyView.h"
#include "reader/ConversationList.h"
#include "reader/ConversationRows.h"
#include "reader/MessageHeader.h"
#include "reader/ReaderPane.h"
#include "reader/ShownConversation.h"
#include "reader/TextBody.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QSet>

#include <algorithm>

namespace postaci {

using namespace Qt::Literals::StringLiterals;

inline QByteArray rawOf(const NewMessage& message, const QByteArray& type, const QByteArray& body)
{
    return "From: " + message.envelope.from.first().addr.toUtf8() +
           "\r\nTo: deniz@ornek.com.tr\r\nSubject: " + message.envelope.subject.toUtf8() +
           "\r\nMessage-ID: <" + message.envelope.messageId.toUtf8() +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
}

/// The window, and a second writer that does what a server would bring.
struct Talk : Desk
{
    std::unique_ptr<Store> server;
    quint32 lastUid = 1000;

    Talk() { openServer(); }

    void openServer() { server = std::move(Store::open(dir.path(), clock)).value(); }
    void show(QSize size = QSize(1280, 800))
    {
        server.reset();
        open(size);
        // Only one program may write into a profile: the engine's lock has to be out of the way.
        QVERIFY(QFile::rename(dir.filePath(u"profile.lock"_s), dir.filePath(u"engine.lock"_s)));
        openServer();
        QObject::connect(server.get(), &Store::changed, engine.get(), &MailEngine::storeChanged);
        openInbox();
    }
    ~Talk()
    {
        window.reset();
        server.reset(); // its news go to the engine
    }

    [[nodiscard]] FolderId folderOf(FolderRole role) const
    {
        const auto reader = MailReader::open(dir.path());
        return *(*reader)->folderByRole(mail.work, role);
    }
    void write(const Store::Work& work) const
    {
        const auto written = server->write(WritePriority::User, work);
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    }
    /// A message with its body here, `age` seconds old.
    MessageId bring(FolderId folder, const QString& name, int number, qint64 age,
                    MessageFlags flags = MessageFlag::Seen, const QByteArray& type = "text/plain",
                    const QByteArray& body = {})
    {
        const NewMessage message = letterOf(name, number, ++lastUid, clock.now().addSecs(-age), flags);
        const QByteArray text = body.isEmpty() ? "Metin " + QByteArray::number(number) + "\r\n" : body;
        MessageId made = 0;
        write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(folder, {message});
            if (!ids)
                return unexpected(ids.error());
            made = ids->first();
            if (auto put = t.putBody(made, rawOf(message, type, text)); !put)
                return put;
            return t.setBodySummary(made, {QString::fromUtf8(text.left(80)).simplified(), false, {}});
        });
        return made;
    }
    /// `count` messages in the inbox, the oldest first, an hour between each.
    QList<MessageId> bringMany(const QString& name, int count, MessageFlags flags = MessageFlag::Seen)
    {
        QList<MessageId> made;
        for (int n = 0; n < count; ++n)
            made.append(bring(mail.workInbox, name, n, 1000 + (count - 1 - n) * 3600, flags));
        return made;
    }
    /// Headers alone in the inbox, the oldest first, a minute between each.
    QList<MessageId> bringHeaders(const QString& name, int count, const QSet<int>& unread = {})
    {
        QList<NewMessage> messages;
        for (int n = 0; n < count; ++n)
            messages.append(letterOf(name, n, ++lastUid, clock.now().addSecs(-60 * (count - n)),
                                     unread.contains(n) ? MessageFlags() : MessageFlag::Seen));
        QList<MessageId> made;
        write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(mail.workInbox, messages);
            if (!ids)
                return unexpected(ids.error());
            made = *ids;
            return {};
        });
        std::sort(made.begin(), made.end());
        return made;
    }
    void flag(MessageId message, MessageFlag which, bool on) const
    {
        write([&](Transaction& t) { return t.wantFlag({message}, which, on); });
    }

    [[nodiscard]] ReaderPane& reader() const { return *window->reader(); }
    [[nodiscard]] MessageId shown() const { return reader().currentMessage(); }
    [[nodiscard]] QList<MessageId> members() const { return reader().conversation().ids(); }
    [[nodiscard]] ConversationList& beside(const char* name) const
    {
        return *window->findChild<ConversationList*>(QLatin1String(name));
    }
    [[nodiscard]] ConversationList& earlier() const { return beside("earlierMessages"); }
    [[nodiscard]] ConversationList& later() const { return beside("laterMessages"); }
    [[nodiscard]] QPushButton& button(const char* name) const
    {
        return *window->findChild<QPushButton*>(QLatin1String(name));
    }
    [[nodiscard]] static QList<MessageId> idsIn(const ConversationList& rows)
    {
        QList<MessageId> ids;
        for (int row = 0; rows.isVisible() && row < rows.model()->rowCount(); ++row)
            ids.append(rows.model()->index(row, 0).data(MessageListModel::IdRole).toLongLong());
        return ids;
    }
    [[nodiscard]] TextBody& text() const { return *reader().findChild<BodyView*>()->text(); }
    [[nodiscard]] int topOfHeader() const
    {
        return reader().findChild<MessageHeader*>()->mapTo(window.get(), QPoint(0, 0)).y();
    }
    void select(MessageId message) const
    {
        list().selectMessage(message);
        QTRY_VERIFY(window->isSettled());
    }
    void showConversations() const { window->listActions().conversations->trigger(); }
    static void clickRow(ConversationList& rows, int row)
    {
        QTest::mouseClick(rows.viewport(), Qt::LeftButton, {},
                          rows.visualRect(rows.model()->index(row, 0)).center());
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
};

/// What the buttons say, in the language that is shown.
inline QString earlierText(int count, int unread = 0)
{
    const QString text = ConversationRows::tr("%n earlier message(s)", nullptr, count);
    return unread == 0 ? text : u"%1 · %2"_s.arg(text, ConversationRows::tr("%n unread", nullptr, unread));
}
inline QString laterText(int count, int unread = 0)
{
    const QString text = ConversationRows::tr("%n later message(s)", nullptr, count);
    return unread == 0 ? text : u"%1 · %2"_s.arg(text, ConversationRows::tr("%n unread", nullptr, unread));
}

/// main() of such a test.
template <typename Test> int runTalkTest(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts); // the HTML view needs it
    const QApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace postaci
