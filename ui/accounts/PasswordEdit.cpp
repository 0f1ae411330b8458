#include "accounts/PasswordEdit.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace postaci {

PasswordEdit::PasswordEdit(QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_reveal(new QToolButton(this))
{
    m_edit->setObjectName(QStringLiteral("passwordEdit"));
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_reveal->setObjectName(QStringLiteral("revealPasswordButton"));
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::TabFocus);
    m_reveal->setIcon(icon(QStringLiteral("eye")));
    m_reveal->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    // The field alone decides how high the row is.
    m_reveal->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    setFocusProxy(m_edit);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSpace1);
    row->addWidget(m_edit, 1);
    row->addWidget(m_reveal);
    connect(m_reveal, &QToolButton::toggled, this,
            [this](bool on) { m_edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    retranslate();
}

void PasswordEdit::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PasswordEdit::retranslate()
{
    m_reveal->setToolTip(tr("Show the password"));
    m_reveal->setAccessibleName(tr("Show the password"));
}

} // namespace postaci
