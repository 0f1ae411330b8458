#include "accounts/FormField.h"

#include "accounts/IconLine.h"
#include "widgets/MnemonicLabel.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

FormField::FormField(QWidget* editor, QWidget* parent, QWidget* focus)
    : QWidget(parent), m_label(new QLabel(this)), m_focus(focus ? focus : editor), m_error(new IconLine(this))
{
    m_label->setBuddy(m_focus);
    drawWithoutKerning(m_label);
    m_error->setObjectName(m_focus->objectName() + QStringLiteral("Error"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_label);
    column->addWidget(editor);
    column->addWidget(m_error);
    column->addStretch(1);
    // With Maximum, wrapped words would get no more than the height that they have at their favourite width.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void FormField::setLabel(const QString& textWithMnemonic)
{
    m_label->setText(textWithMnemonic);
    QString spoken = textWithMnemonic;
    m_focus->setAccessibleName(spoken.remove(QLatin1Char('&')));
}

void FormField::setError(Sentence sentence)
{
    m_sentence = std::move(sentence);
    showError();
}

void FormField::showError()
{
    const QString text = m_sentence ? m_sentence() : QString();
    if (text == error())
        return;
    m_error->setContent(QStringLiteral("error"), &Theme::danger, text, Ink::Danger);
    m_focus->setAccessibleDescription(text);
    markEditor();
}

QString FormField::error() const
{
    return m_error->text();
}

void FormField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        markEditor();
    else if (event->type() == QEvent::LanguageChange)
        showError();
}

/// The frame turns red too, so that the field is found at a glance; with the keyboard in it, it looks like
/// any field that has it.
void FormField::markEditor()
{
    const QString sheet = error().isEmpty() ? QString()
                                            : QStringLiteral("#%1:!focus { border-color: %2; }")
                                                  .arg(m_focus->objectName(), Theme::danger().name());
    if (m_focus->styleSheet() != sheet)
        m_focus->setStyleSheet(sheet);
}

} // namespace postaci
