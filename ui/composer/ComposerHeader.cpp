#include "composer/ComposerHeader.h"

#include "accounts/IconLine.h"
#include "message/AddressText.h"
#include "widgets/Icon.h"
#include "widgets/MnemonicLabel.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace postaci {

namespace {

constexpr double kFromScale = 1.15; ///< who writes is seen before it is sent from the wrong address

} // namespace

ComposerHeader::ComposerHeader(QWidget* parent)
    : QWidget(parent), m_fromLabel(new QLabel(this)), m_from(new QComboBox(this)),
      m_copies(new QPushButton(this)), m_contacts(new QToolButton(this))
{
    setObjectName(QStringLiteral("composerHeader"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_from->setObjectName(QStringLiteral("fromCombo"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(24);
    m_from->setMaxVisibleItems(20);
    m_fromLabel->setBuddy(m_from);
    drawWithoutKerning(m_fromLabel);
    m_copies->setObjectName(QStringLiteral("copiesButton"));
    m_copies->setProperty("quiet", true);
    m_contacts->setObjectName(QStringLiteral("pickContactsButton"));
    m_contacts->setIcon(icon(QStringLiteral("account")));
    m_contacts->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    m_contacts->setFocusPolicy(Qt::TabFocus);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    grid->setHorizontalSpacing(Theme::kSpace3);
    grid->setVerticalSpacing(Theme::kSpace1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_fromLabel, 0, 0, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_from, 0, 1, 1, 2);
    m_to = makeRecipientRow(grid, RecipientField::Target::To, "toEdit");
    m_cc = makeRecipientRow(grid, RecipientField::Target::Cc, "ccEdit");
    m_bcc = makeRecipientRow(grid, RecipientField::Target::Bcc, "bccEdit");
    m_subject = makeRow(grid, "subjectEdit");
    auto* beside = new QHBoxLayout;
    beside->setSpacing(Theme::kSpace1);
    beside->addWidget(m_copies);
    beside->addWidget(m_contacts);
    grid->addLayout(beside, 1, 2, Qt::AlignTop);
    setRowVisible(m_cc, false);
    setRowVisible(m_bcc, false);
    // Who has typed the recipients goes on with the subject; what stands beside them is a step back.
    setTabOrder(m_from, m_copies);
    setTabOrder(m_copies, m_contacts);
    setTabOrder(m_contacts, m_to.field->edit());
    setTabOrder(m_to.field->edit(), m_cc.field->edit());
    setTabOrder(m_cc.field->edit(), m_bcc.field->edit());
    setTabOrder(m_bcc.field->edit(), m_subject.edit);
    connect(m_copies, &QPushButton::clicked, this, [this] {
        showCopies();
        m_cc.field->edit()->setFocus();
    });
    connect(m_contacts, &QToolButton::clicked, this, &ComposerHeader::contactsWanted);
    connect(m_from, &QComboBox::activated, this, &ComposerHeader::accountChosen);
    retranslate();
}

ComposerHeader::Row ComposerHeader::makeRow(QGridLayout* grid, const char* name)
{
    const Row row{new QLabel(this), new QLineEdit(this), new IconLine(this)};
    row.edit->setObjectName(QLatin1String(name));
    row.edit->setAcceptDrops(false); // files belong to the window
    row.edit->installEventFilter(this);
    row.label->setBuddy(row.edit);
    drawWithoutKerning(row.label);
    row.error->setObjectName(QLatin1String(name) + QStringLiteral("Error"));
    const int at = grid->rowCount();
    grid->addWidget(row.label, at, 0, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(row.edit, at, 1, 1, 2);
    grid->addWidget(row.error, at + 1, 1, 1, 2);
    connect(row.edit, &QLineEdit::textEdited, this, [this, row] {
        row.error->clear();
        Q_EMIT edited();
    });
    return row;
}

ComposerHeader::RecipientRow ComposerHeader::makeRecipientRow(QGridLayout* grid,
                                                              RecipientField::Target target, const char* name)
{
    const RecipientRow row{new QLabel(this), new RecipientField(target, QLatin1String(name), this),
                           new IconLine(this)};
    row.label->setBuddy(row.field->edit());
    drawWithoutKerning(row.label);
    row.error->setObjectName(QLatin1String(name) + QStringLiteral("Error"));
    const int at = grid->rowCount();
    const bool isBesideButton = at == 1;
    grid->addWidget(row.label, at, 0, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(row.field, at, 1, 1, isBesideButton ? 1 : 2);
    grid->addWidget(row.error, at + 1, 1, 1, 2);
    row.label->setFixedHeight(row.field->oneLineHeight()); // beside its first line
    connect(row.field, &RecipientField::edited, this, [this, row] {
        row.error->clear();
        Q_EMIT edited();
    });
    connect(row.field, &RecipientField::left, this, [this, row] {
        validate(row);
        row.field->showWrong();
        Q_EMIT fieldLeft();
    });
    connect(row.field, &RecipientField::moveWanted, this,
            [this](const QStringList& entries, RecipientField::Target to) { addRecipients(to, entries); });
    connect(row.field, &RecipientField::dragBegun, this, &ComposerHeader::showCopies);
    return row;
}

void ComposerHeader::setRowVisible(const RecipientRow& row, bool on)
{
    row.label->setVisible(on);
    row.field->setVisible(on);
    if (!on)
        row.error->clear();
}

const ComposerHeader::RecipientRow& ComposerHeader::rowFor(RecipientField::Target target) const
{
    return target == RecipientField::Target::To ? m_to : target == RecipientField::Target::Cc ? m_cc : m_bcc;
}

void ComposerHeader::setRecipientSource(const RecipientSource& source)
{
    for (const RecipientRow& row : recipientRows())
        row.field->setSource(source);
}

void ComposerHeader::addRecipients(RecipientField::Target target, const QStringList& entries)
{
    if (target != RecipientField::Target::To)
        showCopies();
    rowFor(target).field->add(entries);
}

void ComposerHeader::removeRecipients(const QStringList& addresses)
{
    for (const RecipientRow& row : recipientRows())
        row.field->removeAddresses(addresses);
}

void ComposerHeader::moveVisibleToBcc()
{
    addRecipients(RecipientField::Target::Bcc, m_to.field->takeAll() + m_cc.field->takeAll());
}

void ComposerHeader::correctAddress(const QString& address, const QString& corrected)
{
    for (const RecipientRow& row : recipientRows())
        row.field->correctAddress(address, corrected);
}

void ComposerHeader::showCopies()
{
    setRowVisible(m_cc, true);
    setRowVisible(m_bcc, true);
    m_copies->hide();
}

void ComposerHeader::setAccounts(const QList<Account>& accounts)
{
    const Account chosen = account();
    m_senders = SenderList(accounts);
    const qsizetype index = m_senders.choose(chosen.id, chosen.identity.address);
    fillFrom(index >= 0 ? index : 0);
}

void ComposerHeader::fillFrom(qsizetype chosen)
{
    m_from->clear();
    for (qsizetype i = 0; i < m_senders.size(); ++i)
        m_from->addItem(m_senders.text(i), m_senders.at(i).id);
    m_from->setCurrentIndex(static_cast<int>(chosen));
}

void ComposerHeader::chooseSender(AccountId account, const QString& address)
{
    const qsizetype index = m_senders.choose(account, address);
    if (index >= 0)
        fillFrom(index);
}

Account ComposerHeader::account() const
{
    return m_senders.at(m_from->currentIndex());
}

void ComposerHeader::setFields(const ComposerState& state)
{
    chooseSender(state.account, state.from);
    m_to.field->setText(state.to);
    m_cc.field->setText(state.cc);
    m_bcc.field->setText(state.bcc);
    m_subject.edit->setText(state.subject);
    if (!state.cc.isEmpty() || !state.bcc.isEmpty())
        showCopies();
}

void ComposerHeader::getFields(ComposerState* state) const
{
    state->account = account().id;
    state->from = account().identity.address;
    state->to = m_to.field->text();
    state->cc = m_cc.field->text();
    state->bcc = m_bcc.field->text();
    state->subject = m_subject.edit->text();
}

QString ComposerHeader::subject() const
{
    return m_subject.edit->text();
}

QWidget* ComposerHeader::firstEmptyField() const
{
    if (m_to.field->isBlank() && m_cc.field->isBlank() && m_bcc.field->isBlank())
        return m_to.field->edit();
    return m_subject.edit->text().isEmpty() ? m_subject.edit : nullptr;
}

void ComposerHeader::focusRecipients()
{
    m_to.field->edit()->setFocus();
}

void ComposerHeader::focusSubject()
{
    m_subject.edit->setFocus();
}

bool ComposerHeader::hasInvalid() const
{
    const QList<RecipientRow> rows = recipientRows();
    return std::any_of(rows.begin(), rows.end(),
                       [](const RecipientRow& row) { return !row.field->wrongEntries().isEmpty(); });
}

void ComposerHeader::showInvalid()
{
    RecipientField* first = nullptr;
    for (const RecipientRow& row : recipientRows()) {
        row.field->commit();
        row.field->setText(row.field->text()); // a group may be gone meanwhile
        validate(row);
        if (first == nullptr && !row.error->text().isEmpty())
            first = row.field;
    }
    if (first == nullptr)
        return;
    first->edit()->setFocus();
    first->showWrong();
}

void ComposerHeader::validate(const RecipientRow& row)
{
    constexpr qsizetype kMostNamed = 5;
    const QStringList bad = row.field->wrongEntries().mid(0, kMostNamed);
    if (bad.isEmpty())
        row.error->clear();
    else
        row.error->setContent(QStringLiteral("error"), &Theme::danger,
                              tr("Not an address: %1").arg(bad.join(QStringLiteral(", "))), Ink::Danger);
}

bool ComposerHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        Q_EMIT fieldLeft();
    }
    return QWidget::eventFilter(watched, event);
}

void ComposerHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ComposerHeader::retranslate()
{
    m_fromLabel->setText(tr("F&rom"));
    m_from->setFont(Theme::fontScaled(this, kFromScale));
    m_to.label->setText(tr("&To"));
    m_cc.label->setText(tr("&Cc"));
    m_bcc.label->setText(tr("&Bcc"));
    m_subject.label->setText(tr("&Subject"));
    m_copies->setText(tr("&Cc, Bcc"));
    m_copies->setAccessibleName(tr("Add copies (Cc, Bcc)"));
    m_contacts->setToolTip(tr("Choose from the contacts"));
    m_contacts->setAccessibleName(m_contacts->toolTip());
    m_to.field->setLabels(tr("To"));
    m_cc.field->setLabels(tr("Cc"));
    m_bcc.field->setLabels(tr("Bcc"));
    for (const RecipientRow& row : recipientRows())
        if (!row.error->text().isEmpty())
            validate(row);
}

} // namespace postaci
