#include "contacts/LabelledRows.h"

#include "contacts/ContactWords.h"
#include "message/AddressText.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace postaci {

namespace {

constexpr qsizetype kMostRowsEdited = 100;
constexpr int kLongestTextTyped = 320;
constexpr int kLongestLabelTyped = 60;

} // namespace

LabelledRows::LabelledRows(Kind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_column(new QVBoxLayout(this)), m_add(new QPushButton(this))
{
    const bool isAddress = kind == Kind::Address;
    setObjectName(isAddress ? QStringLiteral("contactAddresses") : QStringLiteral("contactPhones"));
    m_add->setObjectName(isAddress ? QStringLiteral("addAddressButton") : QStringLiteral("addPhoneButton"));
    m_add->setProperty("quiet", true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::kSpace1);
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({{}, m_kind == Kind::Address ? QStringLiteral("home") : QStringLiteral("mobile")});
        Q_EMIT rowAdded();
        m_rows.constLast().text->setFocus();
    });
    retranslate();
}

void LabelledRows::setTexts(const QList<LabelledText>& texts)
{
    for (const Row& row : std::exchange(m_rows, {}))
        delete row.line;
    for (const LabelledText& text : texts)
        addRow(text);
    if (texts.isEmpty())
        addRow({{}, m_kind == Kind::Address ? QStringLiteral("home") : QStringLiteral("mobile")});
}

void LabelledRows::addRow(const LabelledText& text)
{
    if (m_rows.size() >= kMostRowsEdited)
        return;
    auto* line = new QWidget(this);
    const Row row{line, new QComboBox(line), new QLineEdit(line), new QToolButton(line)};
    row.text->setObjectName(m_kind == Kind::Address ? QStringLiteral("contactAddress")
                                                    : QStringLiteral("contactPhone"));
    row.text->setMaxLength(kLongestTextTyped);
    row.text->setText(text.text);
    row.label->setEditable(true);
    row.label->setInsertPolicy(QComboBox::NoInsert);
    row.label->lineEdit()->setMaxLength(kLongestLabelTyped);
    const QStringList labels = m_kind == Kind::Address ? addressLabels() : phoneLabels();
    for (const QString& label : labels)
        row.label->addItem(labelWords(label), label);
    if (const int known = row.label->findData(text.label); known >= 0)
        row.label->setCurrentIndex(known);
    else
        row.label->setEditText(text.label);
    row.remove->setIcon(icon(QStringLiteral("close")));
    row.remove->setFocusPolicy(Qt::TabFocus);
    auto* across = new QHBoxLayout(line);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kSpace1);
    across->addWidget(row.label, 2);
    across->addWidget(row.text, 5);
    across->addWidget(row.remove);
    m_column->insertWidget(static_cast<int>(m_rows.size()), line);
    m_rows.append(row);
    retranslate(row);
    connect(row.remove, &QToolButton::clicked, this, [this, line] {
        m_rows.removeIf([line](const Row& each) { return each.line == line; });
        line->deleteLater();
        m_add->setFocus();
    });
}

QList<QWidget*> LabelledRows::stops() const
{
    QList<QWidget*> stops;
    for (const Row& row : m_rows)
        stops << row.label << row.text << row.remove;
    return stops << m_add;
}

QList<LabelledText> LabelledRows::texts() const
{
    QList<LabelledText> texts;
    for (const Row& row : m_rows) {
        const QString text = row.text->text().simplified();
        const int known = row.label->findText(row.label->currentText(), Qt::MatchFixedString);
        const QString label =
            known >= 0 ? row.label->itemData(known).toString() : row.label->currentText().simplified();
        if (!text.isEmpty())
            texts.append({text, label.isEmpty() ? QStringLiteral("other") : label});
    }
    return texts;
}

QString LabelledRows::wrongAddress() const
{
    for (const LabelledText& text : texts()) {
        if (!isMailAddress(text.text))
            return text.text;
    }
    return {};
}

void LabelledRows::focusFirst()
{
    if (!m_rows.isEmpty())
        m_rows.first().text->setFocus();
}

void LabelledRows::retranslate(const Row& row)
{
    const bool isAddress = m_kind == Kind::Address;
    row.text->setAccessibleName(isAddress ? tr("Address") : tr("Telephone number"));
    row.label->setAccessibleName(isAddress ? tr("What the address is for") : tr("What the number is for"));
    row.remove->setToolTip(isAddress ? tr("Remove this address") : tr("Remove this number"));
    row.remove->setAccessibleName(row.remove->toolTip());
    for (int i = 0; i < row.label->count(); ++i)
        row.label->setItemText(i, labelWords(row.label->itemData(i).toString()));
}

void LabelledRows::retranslate()
{
    m_add->setText(m_kind == Kind::Address ? tr("Add an address") : tr("Add a number"));
    for (const Row& row : std::as_const(m_rows))
        retranslate(row);
}

void LabelledRows::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace postaci
