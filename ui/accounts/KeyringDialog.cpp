#include "accounts/KeyringDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/KeyringHelp.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

KeyringDialog::KeyringDialog(MailEngine& engine, const Error& error, QWidget* parent)
    : GrowingDialog(parent), m_error(error), m_title(new QLabel(this)), m_help(new KeyringHelp(engine, this)),
      m_close(new QPushButton(this)), m_retry(new QPushButton(this))
{
    constexpr int kColumns = 72; // the width in letters
    setObjectName(QStringLiteral("keyringDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_title->setWordWrap(true);
    m_help->explain(error);
    m_close->setObjectName(QStringLiteral("closeButton"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    m_retry->setProperty("primary", true);
    m_retry->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_retry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace4, Theme::kSpace6, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addWidget(m_title);
    column->addWidget(m_help);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * kColumns, 0);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_retry, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_help, &KeyringHelp::movedToFile, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, &KeyringDialog::retryWanted);
    retranslate();
    m_retry->setFocus();
}

void KeyringDialog::changeEvent(QEvent* event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeyringDialog::retranslate()
{
    setWindowTitle(tr("The system's keyring"));
    m_title->setText(describeError(m_error).summary);
    m_close->setText(tr("Close"));
    m_retry->setText(tr("&Try again"));
}

} // namespace postaci
