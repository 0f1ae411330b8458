#include "help/HelpKey.h"

#include "help/HelpWindow.h"
#include "widgets/PageBook.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>

namespace postaci {

namespace {

const QString kFirstHelpPage = QStringLiteral("start");

struct HelpPlace
{
    const char* type; ///< name of a class of the windows, or of one object in them
    const char* page;
};

constexpr HelpPlace kHelpPlaces[] = {{"AccountWizard", "account"},
                                     {"AccountListPage", "account"},
                                     {"AccountGeneralPage", "account"},
                                     {"AccountCardPage", "account"},
                                     {"ProtocolAdvisor", "imap-pop3"},
                                     {"Pop3Form", "imap-pop3"},
                                     {"ServerForm", "ports"},
                                     {"AccountServersPage", "ports"},
                                     {"ConnectionLogPage", "trouble"},
                                     {"ConnectionLogWindow", "trouble"},
                                     {"CheckPage", "trouble"},
                                     {"LoginChecklist", "trouble"},
                                     {"PasswordEdit", "passwords"},
                                     {"PasswordPlacePage", "passwords"},
                                     {"PassphraseDialog", "passwords"},
                                     {"KeyringDialog", "passwords"},
                                     {"CertificateDialog", "certificates"},
                                     {"CertificatePage", "certificates"},
                                     {"ClientCertificateField", "certificates"},
                                     {"AccountFetchPage", "fetching"},
                                     {"ReadingPage", "reading"},
                                     {"ReaderPane", "reading"},
                                     {"ListPane", "reading"},
                                     {"MessageFileWindow", "reading"},
                                     {"IdentitiesPage", "writing"},
                                     {"WritingPage", "writing"},
                                     {"SendingPage", "writing"},
                                     {"ComposerWindow", "writing"},
                                     {"RedirectDialog", "writing"},
                                     {"OutboxPage", "writing"},
                                     {"SearchField", "searching"},
                                     {"FilterBar", "searching"},
                                     {"FilterPage", "organising"},
                                     {"FilterEditor", "organising"},
                                     {"JunkPage", "organising"},
                                     {"ContactsWindow", "organising"},
                                     {"FolderPane", "organising"},
                                     {"RecentlyDeleted", "organising"},
                                     {"NotificationPage", "notifications"},
                                     {"PrivacyPage", "privacy"},
                                     {"StoragePage", "data"},
                                     {"backUpButton", "backup"},
                                     {"backupBodiesCheck", "backup"},
                                     {"restoreButton", "backup"},
                                     {"KeptCopiesLine", "backup"},
                                     {"checkProfileButton", "repair"},
                                     {"RepairDialog", "repair"},
                                     {"ImportMailDialog", "import"},
                                     {"ExportMailDialog", "export"},
                                     {"ThunderbirdDialog", "import"},
                                     {"IdentityEditor", "writing"},
                                     {"TemplateDialog", "writing"},
                                     {"TemplateEditor", "writing"},
                                     {"StatusLine", "fetching"},
                                     {"FilterTrialDialog", "organising"},
                                     {"ContactEditor", "organising"},
                                     {"ProviderHint", "passwords"},
                                     {"ShortcutPage", "keys"}};

/// Empty: none of its own.
QString ownPage(const QWidget& widget)
{
    const QLatin1String type(widget.metaObject()->className());
    for (const HelpPlace& place : kHelpPlaces)
        if (type.endsWith(QLatin1String("::") + QLatin1String(place.type)) ||
            type == QLatin1String(place.type) || widget.objectName() == QLatin1String(place.type))
            return QLatin1String(place.page);
    return {};
}

/// Of the page that is shown; the first one where that has none.
QString pageOf(const PageBook& book)
{
    const QWidget* shown = book.currentWidget();
    if (const auto* area = qobject_cast<const QScrollArea*>(shown))
        shown = area->widget();
    const QString page = shown != nullptr ? ownPage(*shown) : QString();
    return page.isEmpty() ? kFirstHelpPage : page;
}

} // namespace

HelpKey::HelpKey(AppSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    qApp->installEventFilter(this);
}

HelpKey::~HelpKey()
{
    delete m_window;
}

void HelpKey::open(const QString& page)
{
    if (!m_window)
        m_window = new HelpWindow(m_settings);
    // Beside all others, unless one of them lets nobody else be used: then it goes with that.
    QWidget* modal = QApplication::activeModalWidget();
    if (modal != nullptr && modal->windowModality() != Qt::ApplicationModal)
        modal = nullptr;
    if (m_window->parentWidget() != modal && (modal != nullptr || !m_window->isVisible()))
        m_window->setParent(modal, Qt::Window);
    m_window->showPage(page);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void HelpKey::openFor(const QWidget* asking)
{
    open(pageFor(asking));
}

QString HelpKey::pageFor(const QWidget* asking)
{
    for (const QWidget* widget = asking; widget != nullptr; widget = widget->parentWidget()) {
        const QWidget* shown = widget;
        // The list of the pages speaks for the one that is shown.
        if (const auto* book = qobject_cast<const PageBook*>(widget))
            shown = book->currentWidget();
        if (const auto* area = qobject_cast<const QScrollArea*>(shown))
            shown = area->widget();
        for (const QWidget* each : {shown, widget})
            if (const QString page = each != nullptr ? ownPage(*each) : QString(); !page.isEmpty())
                return page;
    }
    // A button beside the pages of a dialog.
    const auto* book = asking != nullptr ? asking->window()->findChild<PageBook*>() : nullptr;
    return book != nullptr ? pageOf(*book) : kFirstHelpPage;
}

bool HelpKey::eventFilter(QObject* watched, QEvent* event)
{
    // To widgets only: a key goes to its window first.
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        auto* widget = static_cast<QWidget*>(watched);
        if (key->key() == Qt::Key_F1 && key->modifiers() == Qt::NoModifier && widget->window() != m_window) {
            const QWidget* focused = widget->window()->focusWidget();
            openFor(focused != nullptr ? focused : widget);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace postaci
