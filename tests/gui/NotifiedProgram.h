#pragma once

#include "gui/drive/Program.h"

#include "composer/ComposerWindow.h"
#include "desktop/DesktopPresence.h"

#include <QApplication>
#include <QPointer>
#include <QTest>

#include <memory>

namespace postaci::test {

inline constexpr int kMailPatience = 40'000; ///< milliseconds

/// A message of its own each time, with these further fields (each ends with CRLF).
inline QByteArray letter(const QByteArray& subject, const QByteArray& from = "Ayse <ayse@example.org>",
                         const QByteArray& fields = {})
{
    static int number = 0;
    ++number;
    return "From: " + from + "\r\nTo: deniz@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <n" +
           QByteArray::number(number) +
           "@example.org>\r\nDate: " + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1() +
           "\r\n" + fields + "\r\nMerhaba.\r\n";
}

/// The program with its notifications, at an account of a private server that held one old message. UI
/// thread.
class NotifiedProgram
{
public:
    [[nodiscard]] bool startServer() { return m_server.start(); }

    /// With an account of its own each time; waits until the server tells of what comes.
    void begin()
    {
        static int number = 0;
        m_user = QStringLiteral("deniz%1@example.org").arg(++number);
        deliver(letter("Eski"));
        auto program = programAt(m_server, m_user, m_secrets);
        QVERIFY(program.has_value());
        m_program = std::move(program).value();
        NewMailWatch::Timings timings;
        timings.quiet = std::chrono::milliseconds(300);
        presence = std::make_unique<DesktopPresence>(engine(), m_program->settings(), window(), timings);
        m_program->start();
        QTRY_VERIFY_WITH_TIMEOUT(engine().accountState(m_program->account().id).activity ==
                                         AccountActivity::Push &&
                                     countIn(folder(FolderRole::Inbox)) == 1,
                                 kMailPatience);
    }

    void end()
    {
        QList<QPointer<ComposerWindow>> composers; // each has other top-level widgets below it
        for (QWidget* one : QApplication::topLevelWidgets())
            composers.append(qobject_cast<ComposerWindow*>(one));
        for (const QPointer<ComposerWindow>& composer : std::as_const(composers))
            delete composer.data();
        presence.reset();
        m_program.reset();
    }

    void deliver(const QByteArray& raw) { QVERIFY(m_server.deliver(m_user, raw)); }

    [[nodiscard]] DovecotServer& server() { return m_server; }
    [[nodiscard]] QString user() const { return m_user; }
    [[nodiscard]] MailEngine& engine() const { return m_program->engine(); }
    [[nodiscard]] MainWindow& window() const { return m_program->window(); }
    [[nodiscard]] AccountId account() const { return m_program->account().id; }
    [[nodiscard]] NotificationSettings settings() const { return NotificationSettings(m_program->profile()); }
    [[nodiscard]] FolderId folder(FolderRole role) const
    {
        return engine().reader().folderByRole(account(), role).value_or(0);
    }
    [[nodiscard]] qint64 countIn(FolderId id) const
    {
        return engine().reader().messageIds({ListQuery::Kind::Folder, id}, 0, 0)->size();
    }
    [[nodiscard]] Folder named(const QString& path) const
    {
        for (const Folder& one : engine().reader().folders(account()).value_or({})) {
            if (one.path == path)
                return one;
        }
        return {};
    }

    std::unique_ptr<DesktopPresence> presence;

private:
    DovecotServer m_server;
    InMemorySecretStore m_secrets;
    QString m_user;
    std::unique_ptr<Program> m_program;
};

} // namespace postaci::test
