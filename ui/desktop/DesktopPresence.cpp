#include "desktop/DesktopPresence.h"

#include "desktop/MailLinkOffer.h"
#include "desktop/WindowRaising.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageCommands.h"
#include "settings/AppSettings.h"

#include <QApplication>

#include <utility>

namespace postaci {

DesktopPresence::DesktopPresence(MailEngine& engine, AppSettings& settings, MainWindow& window,
                                 const NewMailWatch::Timings& timings, QObject* parent)
    : QObject(parent), m_engine(engine), m_window(window), m_settings(engine.profileDir()),
      m_tray(engine, engine.profileDir()), m_notifications(DesktopNotifications::make(m_tray, this)),
      m_notifier(new MailNotifier(engine, engine.profileDir(), *m_notifications, timings, this)),
      m_mailLinks(new MailLinkOffer(engine, window, this))
{
    connectTray();
    connectNotifier();
    connect(&m_openEvents, &OpenEvents::composeWanted, this, [this](const QString& to) { compose(to, {}); });
    connect(&m_openEvents, &OpenEvents::fileWanted, this,
            [this](const QString& file) { openFile(file, {}); });
    connect(&settings, &AppSettings::desktopSettingsChanged, &m_tray, &MailTray::refresh);
    window.setStayingOn([this] { return staysOn(); });
}

DesktopPresence::~DesktopPresence()
{
    m_window.setStayingOn({});
    delete m_notifier; // it takes away what the others show
}

void DesktopPresence::connectTray()
{
    connect(&m_tray, &MailTray::activated, this, [this] { activate({}); });
    connect(&m_tray, &MailTray::openWanted, this, [this] { activate({}); });
    connect(&m_tray, &MailTray::writeWanted, this, [this] { compose({}, {}); });
    connect(&m_tray, &MailTray::fetchWanted, this, [this] { m_engine.checkNow(0); });
    connect(&m_tray, &MailTray::pauseWanted, this, [this](bool on) { m_settings.setPaused(on); });
    connect(&m_tray, &MailTray::lost, this, [this] {
        if (!m_window.isVisible())
            comeBackMinimised();
    });
    connect(&m_tray, &MailTray::quitWanted, qApp, &QApplication::quit, Qt::QueuedConnection);
}

void DesktopPresence::connectNotifier()
{
    MessageCommands& commands = m_window.commands();
    connect(m_notifier, &MailNotifier::readWanted, &commands, &MessageCommands::markRead);
    connect(m_notifier, &MailNotifier::archiveWanted, &commands, &MessageCommands::archive);
    connect(m_notifier, &MailNotifier::deleteWanted, &commands, &MessageCommands::remove);
    connect(m_notifier, &MailNotifier::openWanted, this,
            [this](const QList<MessageId>& messages, const QByteArray& token) {
                m_window.openFromOutside(messages);
                activate(token);
            });
    connect(m_notifier, &MailNotifier::replyWanted, this, [this](MessageId message, const QByteArray& token) {
        if (QWidget* window = m_window.replyFromOutside(message))
            raiseWindow(*window, token);
    });
}

void DesktopPresence::begin(Start start)
{
    const bool isHidden = start == Start::Hidden && !m_engine.reader().accounts().value_or({}).isEmpty();
    if (!isHidden) {
        m_window.show();
    } else {
        QGuiApplication::setQuitOnLastWindowClosed(false);
        connect(&m_tray, &MailTray::ready, this, [this](bool isShown) {
            if (!isShown && !m_window.isVisible())
                comeBackMinimised();
        });
    }
    m_tray.begin();
}

void DesktopPresence::leave()
{
    m_tray.leave();
    delete std::exchange(m_notifier, nullptr); // it takes away what is shown
}

/// Nothing else would bring the window back.
void DesktopPresence::comeBackMinimised()
{
    QGuiApplication::setQuitOnLastWindowClosed(true);
    m_window.showMinimized();
}

bool DesktopPresence::staysOn()
{
    if (!m_settings.closesToTray() || !m_tray.isShown())
        return false;
    QGuiApplication::setQuitOnLastWindowClosed(false); // a composer may be the last window that is closed
    return true;
}

void DesktopPresence::activate(const QByteArray& token)
{
    raiseWindow(m_window, token);
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void DesktopPresence::compose(const QString& to, const QByteArray& token)
{
    QWidget* window = m_window.compose(to);
    if (window == &m_window)
        activate(token);
    else
        raiseWindow(*window, token);
}

void DesktopPresence::openFile(const QString& file, const QByteArray& token)
{
    raiseWindow(*m_window.openMessageFile(file), token);
    if (m_window.isVisible())
        QGuiApplication::setQuitOnLastWindowClosed(true);
}

void DesktopPresence::offerMailLinks()
{
    m_mailLinks->make();
}

} // namespace postaci
