#include "desktop/MailTray.h"

#include "desktop/TrayPicture.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

namespace postaci {

namespace {

constexpr int kTrayPatience = 5000; ///< milliseconds

} // namespace

MailTray::MailTray(MailEngine& engine, const QString& profileDir, QObject* parent)
    : QObject(parent), m_engine(engine), m_settings(profileDir), m_open(m_menu.addAction(QString())),
      m_write(m_menu.addAction(QString())), m_fetch(m_menu.addAction(QString())),
      m_pause(m_menu.addAction(QString())), m_quit(nullptr)
{
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString());
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    m_pause->setCheckable(true);
    connect(m_open, &QAction::triggered, this, &MailTray::openWanted);
    connect(m_write, &QAction::triggered, this, &MailTray::writeWanted);
    connect(m_fetch, &QAction::triggered, this, &MailTray::fetchWanted);
    connect(m_pause, &QAction::triggered, this, &MailTray::pauseWanted);
    connect(m_quit, &QAction::triggered, this, &MailTray::quitWanted);
    connect(&m_menu, &QMenu::aboutToShow, this, [this] { m_pause->setChecked(m_settings.isPaused()); });
    m_count.setSingleShot(true);
    m_wait.setSingleShot(true);
    connect(&m_count, &QTimer::timeout, this, &MailTray::count);
    connect(&m_wait, &QTimer::timeout, this, &MailTray::settle);
    connect(&m_watch, &TrayWatch::changed, this, &MailTray::trayChanged);
    connect(&engine, &MailEngine::storeChanged, this, [this](const StoreChange& change) {
        if (!change.countsChanged.isEmpty() || change.foldersChanged || change.accountsChanged)
            m_count.start(0);
    });
    m_menu.installEventFilter(this);
    retranslate();
    count();
}

bool MailTray::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_menu && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void MailTray::retranslate()
{
    m_open->setText(tr("&Open Postacı"));
    m_write->setText(tr("&New message"));
    m_fetch->setText(tr("&Fetch mail now"));
    m_pause->setText(tr("&Pause notifications"));
    m_quit->setText(tr("&Quit"));
    m_pause->setChecked(m_settings.isPaused());
    draw();
}

void MailTray::begin()
{
    m_wait.start(kTrayPatience); // at the beginning of a session it may come later than this program
    m_watch.look();
}

void MailTray::leave()
{
    m_wait.stop();
    m_watch.disconnect(this);
    m_icon.reset();
}

void MailTray::trayChanged(bool hasTray)
{
    if (!hasTray) {
        m_wait.start(kTrayPatience); // a desktop's panel that has crashed is soon there again
        return;
    }
    makeIcon();
    settle();
}

/// Enough was waited, or there is nothing more to wait for.
void MailTray::settle()
{
    m_wait.stop();
    if (!m_isReady) {
        m_isReady = true;
        if (!m_watch.hasTray())
            m_watch.look(); // one of the X server may have come meanwhile, and says nothing
        Q_EMIT ready(isShown());
    } else if (!m_watch.hasTray()) {
        Q_EMIT lost();
    }
}

void MailTray::makeIcon()
{
    if (m_icon) // Qt tells a tray that has come back of it
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT activated();
            });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &MailTray::messageClicked);
    m_icon->setContextMenu(&m_menu);
    draw();
    refresh();
}

bool MailTray::showMessage(const QString& title, const QString& text)
{
    if (!isShown())
        return false;
    m_icon->showMessage(title, text, m_icon->icon());
    return true;
}

void MailTray::refresh()
{
    m_pause->setChecked(m_settings.isPaused());
    if (m_icon)
        m_icon->setVisible(m_settings.showsTray());
    else
        m_watch.look(); // one of the X server says nothing when it comes
}

void MailTray::count()
{
    qint64 unread = 0;
    const MailReader& reader = m_engine.reader();
    for (const Account& account : reader.accounts().value_or({})) {
        const FolderId inbox = reader.folderByRole(account.id, FolderRole::Inbox).value_or(0);
        if (const auto folder = reader.folder(inbox))
            unread += folder->unread;
    }
    if (unread == m_unread)
        return;
    m_unread = unread;
    draw();
}

void MailTray::draw()
{
    if (!m_icon)
        return;
    m_icon->setIcon(trayIcon(m_unread));
    m_icon->setToolTip(m_unread > 0 ? tr("Postacı: %n unread message(s)", nullptr, static_cast<int>(m_unread))
                                    : tr("Postacı: nothing unread"));
}

} // namespace postaci
