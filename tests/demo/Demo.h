#pragma once

#include "demo/Transcript.h"
#include "gui/drive/Correspondent.h"
#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "support/DovecotServer.h"

#include <QTemporaryDir>

#include <memory>

namespace postaci::demo {

/// The main job from an address to an answer that arrives by push, done at the real windows against private
/// servers. The servers and the window live as long as it does. UI thread.
class Demo
{
public:
    /// `screenshots` is the directory for them; empty: none are taken.
    explicit Demo(QString screenshots);
    ~Demo();

    /// All steps; the exit code.
    int run();
    /// For a person who stays at the window.
    void tellWhatToTry();

private:
    void prepare();
    void setUpAccount();
    void readMail();
    void answerMail();

    Result<QString> startServers();
    Result<QString> fillMailbox();
    Result<QString> startProgram();
    Result<QString> synchronise();
    [[nodiscard]] std::pair<qsizetype, qint64> fetched(); ///< folders and messages that the window can show
    Result<QString> openHtmlMessage();
    Result<QString> writeReply();
    Result<QString> sendReply();
    Result<QString> seeReplyDelivered();
    Result<QString> receiveAnswer();
    Result<QString> openAnswer();
    void screenshots(const QString& name, const std::function<QWidget*()>& window);

    QString m_screenshots;
    Transcript m_transcript;
    QTemporaryDir m_files;
    test::DovecotServer m_server;
    InMemorySecretStore m_secrets;
    std::unique_ptr<test::Program> m_program;
    std::unique_ptr<test::Person> m_person;
    std::unique_ptr<test::Correspondent> m_correspondent;
    QByteArray m_delivered; ///< the reply as it reached the other mailbox
    MessageId m_answer = 0;
    int m_inInbox = 0;
    qint64 m_inMailbox = 0; ///< in all folders
};

} // namespace postaci::demo
