#include "accounts/IdentitiesPage.h"

#include "accounts/IdentityEditor.h"
#include "base/Identities.h"
#include "message/AddressText.h"
#include "widgets/EditableList.h"
#include "widgets/InfoBar.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

IdentitiesPage::IdentitiesPage(MailEngine& engine, LoginTester tester, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_tester(std::move(tester)),
      m_rows(new EditableList({"identitiesBar", "identityList", "addIdentityButton", "editIdentityButton",
                               "removeIdentityButton", "identityUpButton", "identityDownButton"},
                              this)),
      m_default(
          m_rows->insertButton("defaultIdentityButton", m_rows->remove(), [](int row) { return row > 0; }))
{
    setObjectName(QStringLiteral("identitiesPage"));
    m_rows->setFixedRows(1); // the default
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    connectParts();
    retranslate();
}

void IdentitiesPage::connectParts()
{
    connect(m_rows, &EditableList::addWanted, this, [this] { edit(static_cast<int>(m_identities.size())); });
    connect(m_rows, &EditableList::editWanted, this, &IdentitiesPage::edit);
    connect(m_rows, &EditableList::removeWanted, this, &IdentitiesPage::remove);
    connect(m_rows, &EditableList::moveWanted, this, &IdentitiesPage::move);
    connect(m_default, &QPushButton::clicked, this, &IdentitiesPage::makeDefault);
    connect(m_rows->bar(), &InfoBar::primaryClicked, this, [this] {
        m_rows->bar()->hide();
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
    first.name = identity.name;
    first.address = identity.address;
    first.replyTo = identity.replyTo;
    first.signature = identity.signature;
    first.signatureHtml = identity.signatureHtml;
    refresh();
}

void IdentitiesPage::store(Account& account) const
{
    account.identity = m_identities.first();
    account.otherIdentities = m_identities.mid(1);
}

void IdentitiesPage::refresh()
{
    const auto make = [this](int row, QListWidgetItem& item) {
        const Identity& identity = m_identities.at(row);
        QStringList facts;
        if (row == 0)
            facts << tr("default");
        if (identity.outgoing)
            //: %1 is a server
            facts << tr("sends over %1").arg(identity.outgoing->host);
        if (!identity.replyTo.isEmpty())
            //: %1 is an address
            facts << tr("replies to %1").arg(identity.replyTo);
        const QString who = typedForm({{identity.name, identity.address}});
        item.setText(facts.isEmpty() ? who : who + QLatin1Char('\n') + facts.join(QStringLiteral("  ·  ")));
    };
    m_rows->fill(static_cast<int>(m_identities.size()), make, m_rows->row());
}

void IdentitiesPage::edit(int index)
{
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
        m_rows->bar()->hide();
        refresh();
        m_rows->choose(index);
        if (index == 0)
            Q_EMIT defaultChanged(identity);
    });
    dialog->open();
}

void IdentitiesPage::remove(int row)
{
    m_removed = m_identities.takeAt(row);
    m_removedFrom = row;
    refresh();
    //: %1 is an address
    m_rows->bar()->show(InfoBar::Info, tr("%1 is removed when you save.").arg(m_removed.address));
    m_rows->bar()->setButtons(tr("&Undo"));
}

void IdentitiesPage::makeDefault()
{
    m_identities.move(m_rows->row(), 0);
    refresh();
    m_rows->choose(0);
    Q_EMIT defaultChanged(m_identities.first());
}

void IdentitiesPage::move(int from, int to)
{
    m_identities.move(from, to);
    refresh();
    m_rows->choose(to);
}

void IdentitiesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IdentitiesPage::retranslate()
{
    m_rows->help()->setText(
        tr("Names and addresses that you write with. An answer comes from the one that the message "
           "came to, else from the default."));
    m_rows->list()->setAccessibleName(tr("Identities"));
    m_rows->add()->setText(tr("A&dd…"));
    m_rows->edit()->setText(tr("Edi&t…"));
    m_rows->remove()->setText(tr("&Remove"));
    m_default->setText(tr("Make it the defau&lt"));
    m_rows->up()->setText(tr("U&p"));
    m_rows->down()->setText(tr("D&own"));
    if (!m_identities.isEmpty())
        refresh();
}

} // namespace postaci
