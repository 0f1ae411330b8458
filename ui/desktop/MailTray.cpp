#include "desktop/MailTray.h"

#include "desktop/TrayPicture.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

#ifdef POSTACI_HAVE_DBUS
#include <QtDBus>
#endif

namespace postaci {

namespace {

constexpr int kTrayPatience = 5000; ///< milliseconds
bool traySetUp = false;             ///< Qt looks for a tray of the bus once, and remembers what it found

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
    connect(&m_wait, &QTimer::timeout, this, &MailTray::setUp);
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

bool MailTray::hasDesktopTray()
{
#ifdef POSTACI_HAVE_DBUS
    if (!traySetUp) // too early: Qt would remember that there was none
        return true;
#endif
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void MailTray::begin()
{
#ifdef POSTACI_HAVE_DBUS
    // At the beginning of a session the tray may come later than this program.
    const QString name = QStringLiteral("org.kde.StatusNotifierWatcher");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    const bool isThere = bus.isConnected() && bus.interface()->isServiceRegistered(name).value();
    if (!isThere && bus.isConnected()) {
        auto* watcher =
            new QDBusServiceWatcher(name, bus, QDBusServiceWatcher::WatchForRegistration, &m_wait);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &MailTray::setUp);
        m_wait.start(kTrayPatience);
        return;
    }
#endif
    setUp();
}

void MailTray::setUp()
{
    if (m_icon)
        return;
    m_wait.stop();
    makeIcon();
    refresh();
    Q_EMIT ready(isShown());
}

void MailTray::makeIcon()
{
    traySetUp = true;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT activated();
            });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &MailTray::messageClicked);
    m_icon->setContextMenu(&m_menu);
    draw();
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
        m_icon->setVisible(m_settings.showsTray() && hasDesktopTray());
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
