#include "gui/LookDesk.h"

#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "accounts/ConnectionLogWindow.h"
#include "accounts/IdentityEditor.h"
#include "composer/ComposerWindow.h"
#include "composer/RedirectDialog.h"
#include "composer/TemplateDialog.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactsWindow.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "gui/drive/WindowDriver.h"
#include "help/HelpWindow.h"
#include "mainwindow/MainActions.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"
#include "settings/SettingsDialog.h"
#include "transfer/ExportMailDialog.h"
#include "transfer/ImportMailDialog.h"
#include "transfer/ThunderbirdDialog.h"
#include "widgets/EmptyState.h"
#include "widgets/InfoBar.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// Whether it is inside something that scrolls, where not all has to fit.
bool isScrolled(const QWidget* widget)
{
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr)
            return true;
    return false;
}

/// Empty if all words of the widget have room, else what is missing.
QString missingRoom(const QWidget* widget)
{
    const QWidget* window = widget->window();
    const int right = widget->mapTo(window, QPoint(widget->width(), 0)).x();
    if (right > window->width() && !isScrolled(widget))
        return u"ends at %1 of %2"_s.arg(right).arg(window->width());
    int room = widget->width();
    int wanted = 0;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
        wanted = button->text().isEmpty() ? 0 : button->sizeHint().width();
    } else if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty()) {
        if (label->wordWrap())
            room = label->height();
        wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().width();
    }
    return room < wanted ? u"has %1, wants %2"_s.arg(room).arg(wanted) : QString();
}

/// With several conditions.
Contact sampleContact()
{
    Contact contact;
    contact.fullName = u"Ayşe Yılmaz"_s;
    contact.organisation = u"Örnek A.Ş."_s;
    contact.birthday = u"1990-05-17"_s;
    contact.notes = u"Salı günleri yok."_s;
    contact.addresses = {{u"ayse.yilmaz@ornek.com.tr"_s, u"work"_s}, {u"ay@ev.example"_s, u"home"_s}};
    contact.phones = {{u"0555 000 00 00"_s, u"mobile"_s}};
    return contact;
}

Rule sampleRule()
{
    Rule rule;
    rule.name = u"Faturalar"_s;
    rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, u"rapor"_s, 0},
                       {RuleField::Size, RuleTest::LessThan, {}, {}, 3000},
                       {RuleField::Attachment, RuleTest::IsNot, {}, {}, 0}};
    rule.actions = {{RuleActionKind::Trash, 0, {}}, {RuleActionKind::Stop, 0, {}}};
    return rule;
}

Identity sampleIdentity()
{
    Identity identity{u"Kulüp"_s, u"kulup@dernek.example"_s, {}, u"Kulüp"_s};
    identity.outgoing = ServerSettings{Protocol::Smtp, u"smtp.dernek.example"_s, 465, Security::Tls,
                                       u"kulup@dernek.example"_s};
    return identity;
}

/// What has words that nothing may cover.
bool hasWords(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return !label->text().isEmpty() && !label->testAttribute(Qt::WA_TransparentForMouseEvents);
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr;
}

QString named(const QWidget* widget)
{
    return u"%1 %2 (%3)"_s.arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                               visibleTexts(widget).join(u" / "_s).left(60));
}

/// Empty if the widget is in the window, or in something that can be scrolled until it is.
QString outOfReach(const QWidget* widget)
{
    const QRect place(widget->mapTo(widget->window(), QPoint()), widget->size());
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(up->parentWidget());
        if (area == nullptr || area->viewport() != up)
            continue;
        const bool isWide = area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
        const int right = widget->mapTo(up, QPoint(widget->width(), 0)).x();
        return isWide || right <= up->width() ? QString() : u"ends at %1 of %2"_s.arg(right).arg(up->width());
    }
    return widget->window()->rect().contains(place)
               ? QString()
               : u"ends at %1, %2"_s.arg(place.right()).arg(place.bottom());
}

} // namespace

const QStringList& lookedAtWindows()
{
    static const QStringList windows{u"main"_s,
                                     u"composer"_s,
                                     u"wizard"_s,
                                     u"wizard by hand"_s,
                                     u"settings"_s,
                                     u"settings shortcuts"_s,
                                     u"account"_s,
                                     u"account servers"_s,
                                     u"account card"_s,
                                     u"account log"_s,
                                     u"settings filters"_s,
                                     u"settings junk"_s,
                                     u"filter"_s,
                                     u"filter trial"_s,
                                     u"account identities"_s,
                                     u"identity"_s,
                                     u"redirect"_s,
                                     u"template"_s,
                                     u"templates"_s,
                                     u"settings writing"_s,
                                     u"contacts"_s,
                                     u"contact"_s,
                                     u"settings notifications"_s,
                                     u"settings accounts"_s,
                                     u"settings reading"_s,
                                     u"settings sending"_s,
                                     u"settings privacy"_s,
                                     u"settings certificates"_s,
                                     u"settings storage"_s,
                                     u"account fetching"_s,
                                     u"connection log"_s,
                                     u"help"_s,
                                     u"welcome"_s,
                                     u"import"_s,
                                     u"export"_s,
                                     u"thunderbird"_s};
    return windows;
}

LookDesk::LookDesk() : m_providers(*ProviderTable::bundled()) {}

void LookDesk::close()
{
    if (m_window != m_main.get())
        delete m_window;
    m_main.reset();
    m_desk.reset();
}

void LookDesk::prepare(const QString& window)
{
    m_desk = std::make_unique<MailDesk>();
    m_message = m_desk->add(rawMessage("Rapor", mixedPart("Ekte.", {{"a.pdf", "x"}})));
    if (window == u"main conversation"_s)
        m_message = m_desk->add(rawMessage("Re: Rapor", "In-Reply-To: <" + QByteArray("Rapor").toHex() +
                                                            "@ornek.com.tr>\r\n" + plainPart("Olur.")));
    if (window == u"account identities"_s)
        m_desk->setIdentities({sampleIdentity()});
    m_desk->open();
    if (window == u"main table"_s)
        m_desk->settings().setListLook(ListLook::Table);
    MailEngine& engine = m_desk->engine();
    if (window == u"settings filters"_s) {
        bool isSaved = false;
        engine.saveRule(sampleRule(), [&isSaved](const Result<RuleId>& id) { isSaved = id.has_value(); });
        QTRY_VERIFY(isSaved);
    }
    if (window == u"contacts"_s) {
        ContactEdit people;
        people.put = {sampleContact()};
        people.putGroups = {{0, {}, u"Takım"_s, {{-1, {}}}}};
        bool isSaved = false;
        engine.editContacts(people, [&isSaved](const auto& done) { isSaved = done.has_value(); });
        QTRY_VERIFY(isSaved);
    }
    if (window == u"settings junk"_s) {
        engine.markJunk({m_message});
        QTRY_COMPARE(engine.junkLearnt().junk, 1);
    }
}

QWidget* LookDesk::make(const QString& window)
{
    MailEngine& engine = m_desk->engine();
    if (window.startsWith(u"wizard"_s))
        return new AccountWizard(engine, m_providers, {});
    if (window == u"composer"_s)
        return ComposerWindow::openForward(engine, m_desk->settings(), m_message);
    if (window.startsWith(u"account"_s)) {
        auto* dialog = new AccountSettingsDialog(engine, m_desk->work());
        static const QHash<QString, AccountSettingsDialog::Page> pages{
            {u"account"_s, AccountSettingsDialog::Page::General},
            {u"account identities"_s, AccountSettingsDialog::Page::Identities},
            {u"account servers"_s, AccountSettingsDialog::Page::Servers},
            {u"account fetching"_s, AccountSettingsDialog::Page::Fetching},
            {u"account card"_s, AccountSettingsDialog::Page::Card},
            {u"account log"_s, AccountSettingsDialog::Page::Log}};
        dialog->showPage(pages.value(window));
        return dialog;
    }
    if (window.startsWith(u"settings"_s)) {
        auto* dialog = new SettingsDialog(engine, m_desk->settings(), m_providers);
        static const QHash<QString, SettingsDialog::Page> pages{
            {u"settings"_s, SettingsDialog::Page::General},
            {u"settings accounts"_s, SettingsDialog::Page::Accounts},
            {u"settings reading"_s, SettingsDialog::Page::Reading},
            {u"settings writing"_s, SettingsDialog::Page::Writing},
            {u"settings sending"_s, SettingsDialog::Page::Sending},
            {u"settings storage"_s, SettingsDialog::Page::Storage},
            {u"settings filters"_s, SettingsDialog::Page::Filters},
            {u"settings junk"_s, SettingsDialog::Page::Junk},
            {u"settings shortcuts"_s, SettingsDialog::Page::Shortcuts},
            {u"settings privacy"_s, SettingsDialog::Page::Privacy},
            {u"settings notifications"_s, SettingsDialog::Page::Notifications},
            {u"settings certificates"_s, SettingsDialog::Page::Certificates},
            {u"settings passwords"_s, SettingsDialog::Page::Passwords}};
        dialog->showPage(pages.value(window));
        return dialog;
    }
    if (window == u"identity"_s) {
        Identity identity = sampleIdentity();
        const Account account = engine.reader().account(m_desk->work()).value_or(Account());
        return new IdentityEditor(engine, account, identity, {});
    }
    if (window == u"import"_s)
        return new ImportMailDialog(engine);
    if (window == u"export"_s)
        return new ExportMailDialog(engine, {{m_message}, 0});
    if (window == u"thunderbird"_s)
        return new ThunderbirdDialog(engine, {});
    if (window == u"connection log"_s)
        return new ConnectionLogWindow(engine);
    if (window == u"help"_s)
        return new HelpWindow(m_desk->settings());
    if (window == u"redirect"_s)
        return new RedirectDialog(engine, m_message);
    if (window == u"template"_s)
        return new TemplateEditor(engine, {0, u"Teşekkür"_s, {}, u"Sayın {{name}}"_s});
    if (window == u"templates"_s)
        return new TemplateDialog(engine);
    if (window == u"contacts"_s)
        return new ContactsWindow(engine, m_desk->settings(), ContactsWindow::Purpose::Browse);
    if (window == u"contact"_s)
        return new ContactEditor(*new ContactChanges(engine, &engine), sampleContact());
    if (window == u"filter"_s) {
        Rule incomplete = sampleRule();
        incomplete.conditions.append({RuleField::Header, RuleTest::BeginsWith, {}, {}, 0});
        return new FilterEditor(engine, m_desk->settings(), incomplete);
    }
    if (window == u"filter trial"_s)
        return new FilterTrialDialog(engine, sampleRule());
    m_main = std::make_unique<MainWindow>(engine, m_desk->settings(), m_providers);
    return m_main.get();
}

void LookDesk::open(const QString& window)
{
    prepare(window);
    if (QTest::currentTestFailed())
        return;
    m_window = make(window);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    fill(window);
}

void LookDesk::fill(const QString& window)
{
    if (window == u"welcome"_s) {
        for (const Account& account : m_desk->engine().reader().accounts().value_or({}))
            m_desk->engine().removeAccount(account.id, [](const Result<void>&) {});
        QTRY_VERIFY(m_main->findChild<EmptyState*>(u"welcome"_s)->isVisible());
    } else if (m_main) {
        m_main->messageList()->goNext();
        if (!m_main->reader()->isVisible())
            QTest::keyClick(m_main->messageList(), Qt::Key_Return); // it takes the list's place
        QTRY_VERIFY(m_main->isSettled() && m_main->reader()->currentMessage() != 0);
    } else if (window == u"composer"_s) {
        QTRY_VERIFY(m_window->findChild<QWidget*>(u"fileChip"_s) != nullptr);
        typeText(m_window->findChild<QWidget*>(u"toEdit"_s), u"ayse"_s);
        typeText(m_window->findChild<QWidget*>(u"bodyEdit"_s), u"Merhaba"_s);
        m_window->findChild<QWidget*>(u"bodyEdit"_s)->setFocus();
        QTRY_VERIFY(!m_window->findChild<QLabel*>(u"savedLabel"_s)->accessibleName().isEmpty());
        qobject_cast<ComposerWindow*>(m_window)->send(); // "ayse" is no address
    } else if (auto* contacts = qobject_cast<ContactsWindow*>(m_window)) {
        QTRY_VERIFY(contacts->isLoaded());
    } else if (window == u"settings shortcuts"_s) {
        auto* tree = m_window->findChild<QTreeWidget*>(u"shortcutTree"_s);
        tree->setCurrentItem(tree->topLevelItem(0)->child(1));
    } else if (window.startsWith(u"wizard"_s)) {
        typeText(m_window->findChild<QWidget*>(u"addressEdit"_s), u"deniz@gmail.com"_s);
        if (window == u"wizard by hand"_s)
            QTest::mouseClick(m_window->findChild<QWidget*>(u"byHandButton"_s), Qt::LeftButton);
        QTest::mouseClick(m_window->findChild<QWidget*>(u"nextButton"_s), Qt::LeftButton);
    }
}

void LookDesk::ask()
{
    if (m_main)
        m_main->actions().removeForGood->trigger();
    else if (auto* composer = qobject_cast<ComposerWindow*>(m_window))
        composer->close();
    else if (auto* keys = m_window->findChild<QKeySequenceEdit*>(); keys && keys->isVisible()) {
        keys->setKeySequence(QKeySequence(Qt::Key_G)); // with which six others begin
        m_window->findChild<QAbstractButton*>(u"useKeysButton"_s)->click();
    } else if (auto* remove = m_window->findChild<QAbstractButton*>(u"removeAccountButton"_s))
        remove->click();
    else if (auto* filter = m_window->findChild<QAbstractButton*>(u"removeFilterButton"_s);
             filter && filter->isVisible())
        filter->click();
    else if (auto* forget = m_window->findChild<QAbstractButton*>(u"forgetJunkButton"_s);
             forget && forget->isVisible())
        forget->click();
    else if (auto* apply = m_window->findChild<QAbstractButton*>(u"applyFilterButton"_s)) {
        QTRY_VERIFY(apply->isEnabled());
        apply->click();
        QTRY_VERIFY(m_window->findChild<InfoBar*>(u"trialBar"_s)->isVisible());
    } else if (auto* save = m_window->findChild<QAbstractButton*>(u"saveFilterButton"_s))
        save->click(); // something is missing
    QTest::qWait(0);
}

QColor inkOf(const QWidget* widget)
{
    return widget->palette().color(widget->foregroundRole());
}

QColor groundOf(const QWidget* widget)
{
    for (const QWidget* up = widget; up != nullptr; up = up->parentWidget())
        if (up->autoFillBackground() || up->isWindow())
            return up->palette().color(up->backgroundRole());
    return {};
}

QColor placeholderInkOf(const QWidget* editor)
{
    const QColor ink = editor->palette().color(QPalette::PlaceholderText);
    const QColor ground = editor->palette().color(QPalette::Base);
    const auto mix = [&ink](float a, float b) { return a * ink.alphaF() + b * (1 - ink.alphaF()); };
    return QColor::fromRgbF(mix(ink.redF(), ground.redF()), mix(ink.greenF(), ground.greenF()),
                            mix(ink.blueF(), ground.blueF()));
}

QString cutOffIn(const QWidget* window)
{
    for (const QWidget* widget : window->findChildren<QWidget*>())
        if (const QString missing = widget->isVisible() ? missingRoom(widget) : QString(); !missing.isEmpty())
            return u"%1 %2 (%3) %4"_s.arg(QLatin1String(widget->metaObject()->className()),
                                          widget->objectName(), visibleTexts(widget).join(u" / "_s).left(60),
                                          missing);
    return {};
}

QString coveredIn(const QWidget* window)
{
    QList<const QWidget*> worded;
    for (const QWidget* widget : window->findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == window && hasWords(widget))
            worded << widget;
    for (qsizetype i = 0; i < worded.size(); ++i) {
        if (const QString missing = outOfReach(worded.at(i)); !missing.isEmpty())
            return named(worded.at(i)) + u' ' + missing;
        for (qsizetype j = i + 1; j < worded.size(); ++j)
            if (worded.at(i)->parentWidget() == worded.at(j)->parentWidget() &&
                qobject_cast<const QTabBar*>(worded.at(i)->parentWidget()) ==
                    nullptr && // its arrows do by a pixel
                worded.at(i)->geometry().intersects(worded.at(j)->geometry()))
                return named(worded.at(i)) + u" on "_s + named(worded.at(j));
    }
    return {};
}

bool isTabStop(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool isOtherOfAGroup =
        button && button->isCheckable() && button->autoExclusive() && !button->isChecked();
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
           widget->focusProxy() == nullptr && !isOtherOfAGroup;
}

} // namespace postaci::test
