#include "mainwindow/NameDialog.h"

#include "accounts/FormField.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kLineWidth = 360;
constexpr int kLongestInput = 200;

QLineEdit* nameEdit(const QString& name)
{
    auto* edit = new QLineEdit(name);
    edit->setObjectName(QStringLiteral("nameEdit"));
    edit->setMaxLength(kLongestInput);
    edit->selectAll();
    return edit;
}

} // namespace

NameDialog::NameDialog(const Words& words, const QString& name, QWidget* parent)
    : GrowingDialog(parent), m_before(name), m_edit(nameEdit(name)), m_field(new FormField(m_edit, this)),
      m_ok(nullptr)
{
    setObjectName(QStringLiteral("nameDialog"));
    setWindowTitle(words.title);
    setMinimumWidth(kLineWidth);
    m_field->setLabel(words.label);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addWidget(m_field);
    column->addStretch(1);
    m_ok = addDialogButtons(*this, *column, words.button);
    connect(m_edit, &QLineEdit::textChanged, this, &NameDialog::nameEdited);
    connect(m_ok, &QPushButton::clicked, this, [this] { Q_EMIT nameChosen(m_edit->text().trimmed()); });
    nameEdited();
}

void NameDialog::setError(const QString& text)
{
    m_field->setError([text] { return text; });
    m_edit->setFocus();
}

void NameDialog::nameEdited()
{
    m_field->setError({});
    const QString name = m_edit->text().trimmed();
    m_ok->setEnabled(!name.isEmpty() && name != m_before);
}

} // namespace postaci
