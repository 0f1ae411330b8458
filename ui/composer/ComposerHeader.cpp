#include "composer/ComposerHeader.h"

#include "message/HeaderDecoder.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

namespace postaci {

namespace {

QString toText(const AddressList& addresses)
{
    static const QRegularExpression special(QStringLiteral("[^\\w\\s\\-']"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const Address& address : addresses) {
        QString name = address.name;
        if (name.contains(special)) // a comma in a name would end the address
            name = QLatin1Char('"') +
                   name.replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
                       .replace(QLatin1Char('"'), QStringLiteral("\\\"")) +
                   QLatin1Char('"');
        words.append(name.isEmpty() ? address.addr : QStringLiteral("%1 <%2>").arg(name, address.addr));
    }
    return words.join(QStringLiteral(", "));
}

AddressList fromText(const QString& text)
{
    QString list = text;
    list.replace(QLatin1Char(';'), QLatin1Char(',')); // as pasted from other programs
    return parseAddressList(list.toUtf8());
}

bool isUsable(const Address& address)
{
    const qsizetype at = address.addr.lastIndexOf(QLatin1Char('@'));
    return at > 0 && at + 1 < address.addr.size() && !address.addr.contains(QLatin1Char(' '));
}

} // namespace

ComposerHeader::ComposerHeader(const QList<Account>& accounts, QWidget* parent)
    : QWidget(parent), m_accounts(accounts), m_from(new QComboBox(this)), m_moreButton(new QToolButton(this)),
      m_fromLabel(new QLabel(this)), m_toLabel(new QLabel(this)), m_ccLabel(new QLabel(this)),
      m_bccLabel(new QLabel(this)), m_subjectLabel(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::kSpace3, Theme::kSpace2, Theme::kSpace3, Theme::kSpace2);
    grid->setHorizontalSpacing(Theme::kSpace3);
    grid->setVerticalSpacing(Theme::kSpace1);
    grid->setColumnStretch(1, 1);

    m_from->setObjectName(QStringLiteral("fromCombo"));
    for (const Account& account : m_accounts)
        m_from->addItem(toText({{account.identity.name, account.identity.address}}), account.id);
    m_from->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_from->setMinimumContentsLength(20);
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fromLabel->setBuddy(m_from);
    grid->addWidget(m_fromLabel, 0, 0);
    grid->addWidget(m_from, 0, 1, 1, 2);
    m_to = addRow(grid, 1, m_toLabel, "toEdit");
    m_cc = addRow(grid, 2, m_ccLabel, "ccEdit");
    m_bcc = addRow(grid, 3, m_bccLabel, "bccEdit");
    m_subject = addRow(grid, 4, m_subjectLabel, "subjectEdit");
    m_moreButton->setObjectName(QStringLiteral("copiesButton"));
    m_moreButton->setAutoRaise(true);
    grid->addWidget(m_moreButton, 1, 2);
    for (QWidget* hidden : {static_cast<QWidget*>(m_ccLabel), static_cast<QWidget*>(m_cc),
                            static_cast<QWidget*>(m_bccLabel), static_cast<QWidget*>(m_bcc)})
        hidden->hide();
    connect(m_moreButton, &QToolButton::clicked, this, [this] {
        showCopies();
        m_cc->setFocus();
    });
    connect(m_from, &QComboBox::currentIndexChanged, this, &ComposerHeader::changed);
    connect(m_from, &QComboBox::currentIndexChanged, this, &ComposerHeader::accountChanged);
    QWidget* const order[] = {m_from, m_to, m_moreButton, m_cc, m_bcc, m_subject};
    for (size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    retranslate();
}

QLineEdit* ComposerHeader::addRow(QGridLayout* grid, int row, QLabel* label, const char* name)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    label->setBuddy(edit);
    grid->addWidget(label, row, 0);
    grid->addWidget(edit, row, 1, 1, row == 1 ? 1 : 2);
    connect(edit, &QLineEdit::textEdited, this, &ComposerHeader::changed);
    return edit;
}

void ComposerHeader::showCopies()
{
    for (QWidget* shown : {static_cast<QWidget*>(m_ccLabel), static_cast<QWidget*>(m_cc),
                           static_cast<QWidget*>(m_bccLabel), static_cast<QWidget*>(m_bcc)})
        shown->show();
    m_moreButton->hide();
}

void ComposerHeader::fill(const OutgoingMessage& message)
{
    const int index = m_from->findData(message.account);
    if (index >= 0) {
        const QSignalBlocker quiet(m_from);
        m_from->setCurrentIndex(index);
    }
    m_to->setText(toText(message.to));
    m_cc->setText(toText(message.cc));
    m_bcc->setText(toText(message.bcc));
    m_subject->setText(message.subject);
    for (QLineEdit* edit : {m_to, m_cc, m_bcc, m_subject})
        edit->setCursorPosition(0);
    if (!message.cc.isEmpty() || !message.bcc.isEmpty())
        showCopies();
}

void ComposerHeader::apply(OutgoingMessage& message) const
{
    if (const Account* chosen = account()) {
        message.account = chosen->id;
        message.from = {chosen->identity.name, chosen->identity.address};
        message.replyTo.clear();
        if (!chosen->identity.replyTo.isEmpty())
            message.replyTo.append({{}, chosen->identity.replyTo});
    }
    message.to = fromText(m_to->text());
    message.cc = fromText(m_cc->text());
    message.bcc = fromText(m_bcc->text());
    message.subject = m_subject->text().trimmed();
}

const Account* ComposerHeader::account() const
{
    const qint64 id = m_from->currentData().toLongLong();
    for (const Account& candidate : m_accounts)
        if (candidate.id == id)
            return &candidate;
    return nullptr;
}

bool ComposerHeader::hasRecipients() const
{
    return !(m_to->text() + m_cc->text() + m_bcc->text()).trimmed().isEmpty();
}

QStringList ComposerHeader::unusableAddresses() const
{
    QStringList unusable;
    for (const QLineEdit* edit : {m_to, m_cc, m_bcc})
        for (const Address& address : fromText(edit->text()))
            if (!isUsable(address))
                unusable.append(address.shownName());
    return unusable;
}

void ComposerHeader::focusFirstEmpty()
{
    if (m_to->text().isEmpty())
        m_to->setFocus();
    else if (m_subject->text().isEmpty())
        m_subject->setFocus();
}

void ComposerHeader::focusRecipients()
{
    m_to->setFocus();
}

void ComposerHeader::focusSubject()
{
    m_subject->setFocus();
}

void ComposerHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComposerHeader::retranslate()
{
    m_fromLabel->setText(tr("&From"));
    m_toLabel->setText(tr("&To"));
    m_ccLabel->setText(tr("&Cc"));
    m_bccLabel->setText(tr("&Bcc"));
    m_subjectLabel->setText(tr("Sub&ject"));
    m_moreButton->setText(tr("Cc, Bcc"));
    m_moreButton->setToolTip(tr("Send copies to others"));
}

} // namespace postaci
