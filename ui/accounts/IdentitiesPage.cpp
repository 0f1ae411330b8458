#include "accounts/IdentitiesPage.h"

#include "accounts/IdentityEditor.h"
#include "base/Identities.h"
#include "message/AddressText.h"
#include "widgets/FlowLayout.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace postaci {

IdentitiesPage::IdentitiesPage(MailEngine& engine, LoginTester tester, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_tester(std::move(tester)), m_help(new QLabel(this)),
      m_bar(new InfoBar(this)), m_list(new QListWidget(this)), m_add(new QPushButton(this)),
      m_edit(new QPushButton(this)), m_remove(new QPushButton(this)), m_default(new QPushButton(this)),
      m_up(new QPushButton(this)), m_down(new QPushButton(this))
{
    setObjectName(QStringLiteral("identitiesPage"));
    m_bar->setObjectName(QStringLiteral("identitiesBar"));
    m_list->setObjectName(QStringLiteral("identityList"));
    m_add->setObjectName(QStringLiteral("addIdentityButton"));
    m_edit->setObjectName(QStringLiteral("editIdentityButton"));
    m_remove->setObjectName(QStringLiteral("removeIdentityButton"));
    m_default->setObjectName(QStringLiteral("defaultIdentityButton"));
    m_up->setObjectName(QStringLiteral("identityUpButton"));
    m_down->setObjectName(QStringLiteral("identityDownButton"));
    build();
    connectParts();
    retranslate();
}

void IdentitiesPage::build()
{
    m_help->setWordWrap(true);
    setInk(m_help, Ink::Meta);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_add, m_edit, m_remove, m_default, m_up, m_down}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, 0);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_help);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
}

void IdentitiesPage::connectParts()
{
    const auto addKey = [this](const QKeySequence& keys, auto run) {
        auto* action = new QAction(m_list);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    addKey(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { move(-1); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { move(1); });
    addKey(QKeySequence(Qt::Key_Delete), [this] { remove(); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { edit(m_list->currentRow()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &IdentitiesPage::updateButtons);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(m_identities.size()); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(m_list->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, &IdentitiesPage::remove);
    connect(m_default, &QPushButton::clicked, this, &IdentitiesPage::makeDefault);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_bar, &InfoBar::primaryClicked, this, [this] {
        m_bar->hide();
        m_identities.insert(qMin(m_removedFrom, m_identities.size()), m_removed);
        refresh();
    });
}

void IdentitiesPage::load(const Account& account)
{
    m_account = account;
    m_identities = identitiesOf(account);
    m_passwords.clear();
    refresh();
}

void IdentitiesPage::takeDefault(const Identity& identity)
{
    Identity& first = m_identities.first();
    if (first.signature != identity.signature)
        first.signatureHtml.clear(); // it says something else now
    first.name = identity.name;
    first.address = identity.address;
    first.replyTo = identity.replyTo;
    first.signature = identity.signature;
    refresh();
}

void IdentitiesPage::store(Account& account) const
{
    account.identity = m_identities.first();
    account.otherIdentities = m_identities.mid(1);
}

void IdentitiesPage::refresh()
{
    const int row = qBound(0, m_list->currentRow(), static_cast<int>(m_identities.size()) - 1);
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (qsizetype i = 0; i < m_identities.size(); ++i) {
            const Identity& identity = m_identities.at(i);
            QStringList facts;
            if (i == 0)
                facts << tr("default");
            if (identity.outgoing)
                //: %1 is a server
                facts << tr("sends over %1").arg(identity.outgoing->host);
            if (!identity.replyTo.isEmpty())
                //: %1 is an address
                facts << tr("replies to %1").arg(identity.replyTo);
            const QString who = typedForm({{identity.name, identity.address}});
            m_list->addItem(facts.isEmpty() ? who
                                            : who + QLatin1Char('\n') + facts.join(QStringLiteral("  ·  ")));
        }
        m_list->setCurrentRow(row);
    }
    updateButtons();
}

void IdentitiesPage::updateButtons()
{
    const int row = m_list->currentRow();
    m_edit->setEnabled(row >= 0);
    m_remove->setEnabled(row > 0);
    m_default->setEnabled(row > 0);
    m_up->setEnabled(row > 1);
    m_down->setEnabled(row > 0 && row < m_identities.size() - 1);
}

void IdentitiesPage::edit(qsizetype index)
{
    if (index < 0)
        return;
    Identity edited;
    edited.name = m_identities.first().name;
    if (index < m_identities.size())
        edited = m_identities.at(index);
    auto* dialog = new IdentityEditor(m_engine, m_account, edited, m_tester, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &IdentityEditor::done, this, [this, dialog, index] {
        const Identity identity = dialog->identity();
        if (index < m_identities.size())
            m_identities[index] = identity;
        else
            m_identities.append(identity);
        if (identity.outgoing && !dialog->password().isEmpty())
            m_passwords.insert(secretKey(*identity.outgoing), dialog->password());
        m_bar->hide();
        refresh();
        m_list->setCurrentRow(static_cast<int>(index));
        if (index == 0)
            Q_EMIT defaultChanged(identity);
    });
    dialog->open();
}

void IdentitiesPage::remove()
{
    const int row = m_list->currentRow();
    if (row <= 0)
        return;
    m_removed = m_identities.takeAt(row);
    m_removedFrom = row;
    refresh();
    //: %1 is an address
    m_bar->show(InfoBar::Info, tr("%1 is removed when you save.").arg(m_removed.address));
    m_bar->setButtons(tr("&Undo"));
}

void IdentitiesPage::makeDefault()
{
    const int row = m_list->currentRow();
    if (row <= 0)
        return;
    m_identities.move(row, 0);
    refresh();
    m_list->setCurrentRow(0);
    Q_EMIT defaultChanged(m_identities.first());
}

void IdentitiesPage::move(int rows)
{
    const int from = m_list->currentRow();
    const int to = from + rows;
    if (from < 1 || to < 1 || to >= m_identities.size())
        return;
    m_identities.move(from, to);
    refresh();
    m_list->setCurrentRow(to);
}

void IdentitiesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IdentitiesPage::retranslate()
{
    m_help->setText(
        tr("Names and addresses that you write with. An answer comes from the one that the message "
           "came to, else from the default."));
    m_list->setAccessibleName(tr("Identities"));
    m_add->setText(tr("A&dd…"));
    m_edit->setText(tr("Edi&t…"));
    m_remove->setText(tr("&Remove"));
    m_default->setText(tr("Make it the defau&lt"));
    m_up->setText(tr("U&p"));
    m_down->setText(tr("D&own"));
    if (!m_identities.isEmpty())
        refresh();
}

} // namespace postaci
