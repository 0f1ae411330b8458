#include "filters/ConditionRow.h"

#include "MailEngine.h"
#include "filters/FilterWords.h"
#include "filters/RuleRow.h"
#include "widgets/ElidedComboBox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

namespace postaci {

namespace {

constexpr RuleField kFields[] = {
    RuleField::From,       RuleField::Recipients, RuleField::Subject, RuleField::Body, RuleField::Header,
    RuleField::Attachment, RuleField::Contact,    RuleField::Size,    RuleField::Age,  RuleField::InAccount};
constexpr int kMostNumber = 10'000'000;
constexpr int kLongestText = 1000;
constexpr int kLongestHeader = 100;
constexpr int kConditionLetters = 6;

QComboBox* narrowCombo(QWidget* parent, const char* name)
{
    auto* combo = new ElidedComboBox(parent);
    makeNarrow(combo, name, kConditionLetters);
    return combo;
}

} // namespace

ConditionRow::ConditionRow(MailEngine& engine, const RuleCondition& condition, QWidget* parent)
    : QWidget(parent), m_field(narrowCombo(this, "conditionField")), m_header(new QLineEdit(this)),
      m_test(narrowCombo(this, "conditionTest")), m_text(new QLineEdit(this)), m_number(new QSpinBox(this)),
      m_account(narrowCombo(this, "conditionAccount")),
      m_remove(removeRowButton(this, "removeConditionButton"))
{
    m_header->setObjectName(QStringLiteral("conditionHeader"));
    m_header->setMaxLength(kLongestHeader);
    m_text->setObjectName(QStringLiteral("conditionText"));
    m_text->setMaxLength(kLongestText);
    m_number->setObjectName(QStringLiteral("conditionNumber"));
    m_number->setRange(0, kMostNumber);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    for (const RuleField field : kFields)
        m_field->addItem(QString(), static_cast<int>(field));
    for (const Account& account : engine.reader().accounts().value_or({}))
        m_account->addItem(account.label, account.id);
    layOutRow(this, {{m_field, 3}, {m_header, 3}, {m_test, 3}, {m_text, 4}, {m_number, 4}, {m_account, 4}},
              m_remove);
    fill(condition);
    connect(m_field, &QComboBox::activated, this, [this] {
        fieldChosen();
        Q_EMIT changed();
    });
    connect(m_test, &QComboBox::activated, this, &ConditionRow::changed);
    connect(m_account, &QComboBox::activated, this, &ConditionRow::changed);
    connect(m_number, &QSpinBox::valueChanged, this, &ConditionRow::changed);
    for (const QLineEdit* edit : {m_header, m_text})
        connect(edit, &QLineEdit::textEdited, this, &ConditionRow::changed);
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removeWanted);
}

void ConditionRow::fill(const RuleCondition& condition)
{
    m_field->setCurrentIndex(m_field->findData(static_cast<int>(condition.field)));
    fieldChosen();
    m_test->setCurrentIndex(qMax(0, m_test->findData(static_cast<int>(condition.test))));
    m_header->setText(condition.header);
    m_text->setText(condition.text);
    if (condition.field == RuleField::InAccount)
        m_account->setCurrentIndex(m_account->findData(condition.number));
    else
        m_number->setValue(static_cast<int>(condition.number));
    retranslate();
}

RuleField ConditionRow::field() const
{
    return static_cast<RuleField>(m_field->currentData().toInt());
}

RuleTest ConditionRow::test() const
{
    return static_cast<RuleTest>(m_test->currentData().toInt());
}

void ConditionRow::fieldChosen()
{
    offerTests();
    const RuleField chosen = field();
    m_header->setVisible(chosen == RuleField::Header);
    m_text->setVisible(isTextField(chosen));
    m_number->setVisible(chosen == RuleField::Size || chosen == RuleField::Age);
    m_account->setVisible(chosen == RuleField::InAccount);
    retranslate();
}

void ConditionRow::offerTests()
{
    const QVariant before = m_test->currentData();
    m_test->clear();
    for (const RuleTest test : testsFor(field()))
        m_test->addItem(testWords(field(), test), static_cast<int>(test));
    m_test->setCurrentIndex(qMax(0, m_test->findData(before)));
}

RuleCondition ConditionRow::condition() const
{
    RuleCondition condition{field(), test(), {}, {}, 0};
    if (condition.field == RuleField::Header)
        condition.header = m_header->text().trimmed();
    if (isTextField(condition.field))
        condition.text = m_text->text();
    else if (condition.field == RuleField::InAccount)
        condition.number = m_account->currentData().toLongLong();
    else if (hasNumber(condition.field))
        condition.number = m_number->value();
    return condition;
}

void ConditionRow::setRemovable(bool on)
{
    m_remove->setEnabled(on);
}

QList<QWidget*> ConditionRow::stops() const
{
    return {m_field, m_header, m_test, m_text, m_number, m_account, m_remove};
}

void ConditionRow::focusProblem(RuleProblem::Kind problem)
{
    (problem == RuleProblem::Kind::NoHeader ? m_header : m_text)->setFocus();
}

void ConditionRow::retranslate()
{
    for (int i = 0; i < m_field->count(); ++i)
        m_field->setItemText(i, fieldWords(static_cast<RuleField>(m_field->itemData(i).toInt())));
    for (int i = 0; i < m_test->count(); ++i)
        m_test->setItemText(i, testWords(field(), static_cast<RuleTest>(m_test->itemData(i).toInt())));
    m_number->setSuffix(QLatin1Char(' ') + (field() == RuleField::Size ? tr("kB") : tr("days")));
    m_header->setPlaceholderText(QStringLiteral("List-Id"));
    m_field->setAccessibleName(tr("What is looked at"));
    m_header->setAccessibleName(tr("Name of the header field"));
    m_test->setAccessibleName(tr("How it is compared"));
    m_text->setAccessibleName(tr("What is looked for"));
    m_number->setAccessibleName(m_text->accessibleName());
    m_account->setAccessibleName(m_text->accessibleName());
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(m_remove->toolTip());
}

} // namespace postaci
