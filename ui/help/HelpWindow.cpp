#include "help/HelpWindow.h"

#include "commands/CommandKeys.h"
#include "settings/AppSettings.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kListWidth = 220;

} // namespace

HelpWindow::HelpWindow(AppSettings& settings)
    : m_settings(settings), m_back(new QAction(this)), m_backButton(new QToolButton(this)),
      m_searchLabel(new QLabel(this)), m_search(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_nothing(new QLabel(this)), m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setAttribute(Qt::WA_QuitOnClose, false);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_list->setObjectName(QStringLiteral("helpList"));
    m_nothing->setObjectName(QStringLiteral("helpNothing"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_backButton->setObjectName(QStringLiteral("helpBack"));
    build();
    connect(m_back, &QAction::triggered, this, &HelpWindow::goBack);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::fillList);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr && item->data(Qt::UserRole).toString() != m_current)
            showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == QLatin1String("help"))
            showPage(link.path());
    });
    connect(&m_settings, &AppSettings::shortcutsChanged, this, &HelpWindow::retranslate);
    retranslate();
}

void HelpWindow::build()
{
    m_searchLabel->setBuddy(m_search);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    setInk(m_nothing, Ink::Meta);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(Theme::kSpace4);
    m_back->setIcon(icon(QStringLiteral("back")));
    QList<QKeySequence> keys = QKeySequence::keyBindings(QKeySequence::Back);
    const QKeySequence everywhere(Qt::ALT | Qt::Key_Left);
    if (!keys.contains(everywhere)) // twice it would be ambiguous
        keys.append(everywhere);
    m_back->setShortcuts(keys);
    m_back->setEnabled(false);
    addAction(m_back);
    m_backButton->setDefaultAction(m_back);
    m_backButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_backButton->setFocusPolicy(Qt::StrongFocus);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(Theme::kSpace3, Theme::kSpace3, Theme::kSpace2, Theme::kSpace3);
    left->setSpacing(Theme::kSpace1);
    left->addWidget(m_backButton, 0, Qt::AlignLeft);
    left->addWidget(m_searchLabel);
    left->addWidget(m_search);
    left->addWidget(m_nothing);
    left->addWidget(m_list, 1);
    left->addStretch(); // in place of a list without a page
    for (QWidget* widget : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_list)})
        widget->setMaximumWidth(kListWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    row->addWidget(m_text, 1);
    const QSize wanted(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 34);
    openWithSize(this, wanted);
}

void HelpWindow::showPage(const QString& id)
{
    auto page = std::find_if(m_pages.cbegin(), m_pages.cend(),
                             [&id](const HelpPage& known) { return known.id == id; });
    if (page == m_pages.cend())
        page = m_pages.cbegin();
    if (page == m_pages.cend())
        return;
    constexpr qsizetype kMostRemembered = 50;
    if (!m_current.isEmpty() && m_current != page->id) {
        m_before.append(m_current);
        if (m_before.size() > kMostRemembered)
            m_before.removeFirst();
    }
    m_back->setEnabled(!m_before.isEmpty());
    m_current = page->id;
    fillText(*page);
    if (!hasWords(*page, m_search->text()))
        m_search->clear(); // a link led out of what was searched for
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == m_current)
            m_list->setCurrentRow(row);
}

void HelpWindow::fillText(const HelpPage& page)
{
    m_text->setMarkdown(page.markdown);
    m_text->setAccessibleName(page.title);
    m_text->moveCursor(QTextCursor::Start);
}

void HelpWindow::goBack()
{
    if (m_before.isEmpty())
        return;
    const QString wanted = m_before.takeLast();
    showPage(wanted);
    m_before.removeLast(); // what was left just now is no way back
    m_back->setEnabled(!m_before.isEmpty());
}

void HelpWindow::fillList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const HelpPage& page : std::as_const(m_pages)) {
        if (!hasWords(page, m_search->text()))
            continue;
        auto* item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.id);
        item->setSizeHint(QSize(0, fontMetrics().height() + 2 * Theme::kSpace1));
        if (page.id == m_current)
            m_list->setCurrentItem(item);
    }
    const bool isAny = m_list->count() > 0;
    m_nothing->setVisible(!isAny);
    m_list->setVisible(isAny);
    if (isAny && m_list->currentItem() == nullptr) {
        m_list->setCurrentRow(0);
        showPage(m_list->item(0)->data(Qt::UserRole).toString());
    }
}

bool HelpWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_text->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus(Qt::ShortcutFocusReason);
    else
        QWidget::keyPressEvent(event);
}

void HelpWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        // The colours of links are in the text that was made.
        m_back->setIcon(icon(QStringLiteral("back")));
        for (const HelpPage& page : std::as_const(m_pages))
            if (page.id == m_current)
                fillText(page);
    }
}

void HelpWindow::retranslate()
{
    setWindowTitle(tr("Help – Postacı"));
    m_searchLabel->setText(tr("&Search the help"));
    m_back->setText(tr("Back"));
    m_back->setToolTip(tipWithKeys(tr("Back to the page before"), m_back->shortcuts()));
    m_list->setAccessibleName(tr("Pages of the help"));
    m_nothing->setText(tr("No page has these words."));
    m_pages = helpPages(m_settings);
    fillList();
    showPage(m_current);
}

} // namespace postaci
