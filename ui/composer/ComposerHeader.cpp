#include "composer/ComposerHeader.h"

#include "accounts/IconLine.h"
#include "composer/AddressText.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace postaci {

namespace {

constexpr double kFromScale = 1.15; ///< who writes is seen before it is sent from the wrong address

} // namespace

ComposerHeader::ComposerHeader(QWidget* parent)
    : QWidget(parent), m_fromLabel(new QLabel(this)), m_from(new QComboBox(this)),
      m_copies(new QPushButton(this))
{
    setObjectName(QStringLiteral("composerHeader"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_from->setObjectName(QStringLiteral("fromCombo"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(24);
    m_from->setMaxVisibleItems(20);
    m_fromLabel->setBuddy(m_from);
    m_copies->setObjectName(QStringLiteral("copiesButton"));
    m_copies->setProperty("quiet", true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    grid->setHorizontalSpacing(Theme::kSpace3);
    grid->setVerticalSpacing(Theme::kSpace1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_fromLabel, 0, 0, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_from, 0, 1, 1, 2);
    m_to = makeRow(grid, "toEdit");
    m_cc = makeRow(grid, "ccEdit");
    m_bcc = makeRow(grid, "bccEdit");
    m_subject = makeRow(grid, "subjectEdit");
    grid->addWidget(m_copies, 1, 2);
    setRowVisible(m_cc, false);
    setRowVisible(m_bcc, false);
    setTabOrder(m_from, m_to.edit);
    setTabOrder(m_to.edit, m_copies);
    setTabOrder(m_copies, m_cc.edit);
    connect(m_copies, &QPushButton::clicked, this, [this] {
        showCopies();
        m_cc.edit->setFocus();
    });
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
    row.error->setObjectName(QLatin1String(name) + QStringLiteral("Error"));
    const int at = grid->rowCount();
    const bool isBesideButton = at == 1;
    grid->addWidget(row.label, at, 0, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(row.edit, at, 1, 1, isBesideButton ? 1 : 2);
    grid->addWidget(row.error, at + 1, 1, 1, 2);
    connect(row.edit, &QLineEdit::textEdited, this, [this, row] {
        row.error->clear();
        Q_EMIT edited();
    });
    return row;
}

void ComposerHeader::setRowVisible(const Row& row, bool on)
{
    row.label->setVisible(on);
    row.edit->setVisible(on);
    if (!on)
        row.error->clear();
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
    m_to.edit->setText(state.to);
    m_cc.edit->setText(state.cc);
    m_bcc.edit->setText(state.bcc);
    m_subject.edit->setText(state.subject);
    for (const Row& row : {m_to, m_cc})
        row.edit->setCursorPosition(0);
    if (!state.cc.isEmpty() || !state.bcc.isEmpty())
        showCopies();
}

void ComposerHeader::getFields(ComposerState* state) const
{
    state->account = account().id;
    state->from = account().identity.address;
    state->to = m_to.edit->text();
    state->cc = m_cc.edit->text();
    state->bcc = m_bcc.edit->text();
    state->subject = m_subject.edit->text();
}

QString ComposerHeader::subject() const
{
    return m_subject.edit->text();
}

QWidget* ComposerHeader::firstEmptyField() const
{
    if (m_to.edit->text().isEmpty() && m_cc.edit->text().isEmpty() && m_bcc.edit->text().isEmpty())
        return m_to.edit;
    return m_subject.edit->text().isEmpty() ? m_subject.edit : nullptr;
}

void ComposerHeader::focusRecipients()
{
    m_to.edit->setFocus();
}

void ComposerHeader::focusSubject()
{
    m_subject.edit->setFocus();
}

void ComposerHeader::showInvalid()
{
    QWidget* first = nullptr;
    for (const Row& row : {m_to, m_cc, m_bcc}) {
        validate(row);
        if (first == nullptr && !row.error->text().isEmpty())
            first = row.edit;
    }
    if (first != nullptr)
        first->setFocus();
}

void ComposerHeader::validate(const Row& row)
{
    const QStringList bad = parseTypedAddresses(row.edit->text()).bad;
    if (bad.isEmpty())
        row.error->clear();
    else
        row.error->setContent(QStringLiteral("error"), &Theme::danger,
                              tr("Not an address: %1").arg(bad.join(QStringLiteral(", "))), Ink::Danger);
}

bool ComposerHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        for (const Row& row : {m_to, m_cc, m_bcc})
            if (watched == row.edit)
                validate(row);
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
    m_copies->setText(tr("Cc, Bcc"));
    m_copies->setAccessibleName(tr("Add copies (Cc, Bcc)"));
    for (const Row& row : {m_to, m_cc, m_bcc})
        if (!row.error->text().isEmpty())
            validate(row);
}

} // namespace postaci
