#include "accounts/DonePage.h"

#include "account/ErrorSentence.h"
#include "accounts/FormField.h"
#include "accounts/IconLine.h"
#include "accounts/KeyringHelp.h"
#include "security/SecretStore.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace postaci {

DonePage::DonePage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_label(new QLineEdit(this)),
      m_labelField(nullptr), m_error(new IconLine(this)), m_keyring(new KeyringHelp(engine, this))
{
    m_label->setObjectName(QStringLiteral("labelEdit"));
    m_labelField = new FormField(m_label, this);
    m_error->setObjectName(QStringLiteral("saveError"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);

    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::kSpace3);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_text, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, 0, Theme::kSpace6, Theme::kSpace3);
    column->setSpacing(Theme::kSpace4);
    column->addLayout(head);
    column->addWidget(m_labelField);
    column->addWidget(m_error);
    column->addWidget(m_keyring);
    connect(m_keyring, &KeyringHelp::movedToFile, this, &DonePage::obstacleRemoved);
    column->addStretch(1);
    retranslate();
    restyle();
}

void DonePage::begin(const QString& label)
{
    const bool untouched = m_label->text().isEmpty() || m_label->text() == m_proposal;
    m_proposal = label;
    if (untouched)
        m_label->setText(label);
    clearError();
    m_label->setFocus();
    m_label->selectAll();
}

QString DonePage::label() const
{
    const QString typed = m_label->text().trimmed();
    return typed.isEmpty() ? m_proposal : typed;
}

void DonePage::showError(const Error& error)
{
    const ErrorText text = describeError(error);
    const bool isExplainedBelow = isKeyringTrouble(error);
    m_error->setContent(QStringLiteral("error"), &Theme::danger,
                        text.advice.isEmpty() || isExplainedBelow
                            ? text.summary
                            : text.summary + QLatin1Char('\n') + text.advice);
    m_keyring->explain(error);
}

void DonePage::clearError()
{
    m_error->clear();
    m_keyring->hide();
}

void DonePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
}

void DonePage::retranslate()
{
    m_text->setText(
        tr("Both servers let you in. Your mail begins to arrive as soon as you finish, the newest first."));
    m_labelField->setLabel(tr("Name of the &account in the folder list"));
}

void DonePage::restyle()
{
    const int side = fontMetrics().lineSpacing() * 2;
    m_icon->setPixmap(
        icon(QStringLiteral("check"), Theme::verified()).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace postaci
