#include "composer/LinkDialog.h"

#include "accounts/FormField.h"
#include "composer/TextFormatting.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QLineEdit* editCalled(const char* name, const QString& text)
{
    auto* edit = new QLineEdit(text);
    edit->setObjectName(QLatin1String(name));
    return edit;
}

} // namespace

LinkDialog::LinkDialog(const QString& target, const QString& text, On on, QWidget* parent)
    : GrowingDialog(parent), m_shownText(text), m_target(editCalled("linkTargetEdit", target)),
      m_text(editCalled("linkTextEdit", text)), m_targetField(new FormField(m_target, this)),
      m_textField(new FormField(m_text, this))
{
    constexpr int lineWidth = 420;
    setObjectName(QStringLiteral("linkDialog"));
    setWindowTitle(tr("Link"));
    setMinimumWidth(lineWidth);
    m_targetField->setLabel(tr("&Address"));
    m_textField->setLabel(tr("&Text"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addWidget(m_targetField);
    column->addWidget(m_textField);
    m_textField->setVisible(on == On::Words);
    column->addStretch(1);
    if (!target.isEmpty()) {
        auto* remove = new QPushButton(tr("&Remove the link"), this);
        remove->setObjectName(QStringLiteral("removeLinkButton"));
        column->addWidget(remove, 0, Qt::AlignLeft);
        connect(remove, &QPushButton::clicked, this, [this] {
            Q_EMIT chosen({}, m_shownText);
            QDialog::accept();
        });
    }
    QPushButton* ok = addDialogButtons(*this, *column, target.isEmpty() ? tr("&Insert") : tr("&Change"));
    connect(ok, &QPushButton::clicked, this, &LinkDialog::accept);
    connect(m_target, &QLineEdit::textChanged, this, [this] { m_targetField->setError({}); });
    m_target->setFocus();
    m_target->selectAll();
}

void LinkDialog::accept()
{
    const QString target = linkTarget(m_target->text());
    if (target.isEmpty()) {
        m_targetField->setError([] { return tr("A link leads to a web page or an e-mail address."); });
        m_target->setFocus();
        return;
    }
    Q_EMIT chosen(target, m_text->text().isEmpty() ? m_target->text().trimmed() : m_text->text());
    QDialog::accept();
}

} // namespace postaci
