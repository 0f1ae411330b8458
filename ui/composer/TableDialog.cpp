#include "composer/TableDialog.h"

#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace postaci {

TableDialog::TableDialog(QWidget* parent)
    : QDialog(parent), m_rows(new QSpinBox(this)), m_columns(new QSpinBox(this))
{
    constexpr int mostRows = 100;
    constexpr int mostColumns = 20;
    setObjectName(QStringLiteral("tableDialog"));
    setWindowTitle(tr("Table"));
    m_rows->setObjectName(QStringLiteral("tableRows"));
    m_rows->setRange(1, mostRows);
    m_rows->setValue(2);
    m_columns->setObjectName(QStringLiteral("tableColumns"));
    m_columns->setRange(1, mostColumns);
    m_columns->setValue(3);
    auto* form = new QFormLayout;
    form->setSpacing(Theme::kSpace2);
    form->addRow(tr("&Rows"), m_rows);
    form->addRow(tr("C&olumns"), m_columns);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addLayout(form);
    column->addStretch(1);
    QPushButton* ok = addDialogButtons(*this, *column, tr("&Insert"));
    connect(ok, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_rows->value(), m_columns->value());
        accept();
    });
    m_rows->setFocus();
    m_rows->selectAll();
}

} // namespace postaci
