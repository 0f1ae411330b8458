#include "accounts/ConnectionLogPage.h"

#include "MailEngine.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace postaci {

ConnectionLogPage::ConnectionLogPage(MailEngine& engine, AccountId account, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_account(account), m_intro(new QLabel), m_text(new QPlainTextEdit),
      m_refresh(new QPushButton), m_copy(new QPushButton)
{
    m_intro->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("connectionLog"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_refresh->setObjectName(QStringLiteral("refreshLogButton"));
    m_copy->setObjectName(QStringLiteral("copyLogButton"));
    m_refresh->setAutoDefault(false);
    m_copy->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_refresh);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);

    connect(m_refresh, &QPushButton::clicked, this, &ConnectionLogPage::refresh);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    retranslate();
}

void ConnectionLogPage::refresh()
{
    QFont fixed = Theme::fontScaled(this, Theme::kMetaScale);
    fixed.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    fixed.setStyleHint(QFont::Monospace);
    m_text->setFont(fixed);
    m_text->setPlainText(m_engine.connectionLog(m_account));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_copy->setEnabled(!m_text->toPlainText().isEmpty());
}

void ConnectionLogPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ConnectionLogPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectionLogPage::retranslate()
{
    m_intro->setText(
        tr("What Postacı and the servers said to each other last. Passwords are left out, addresses and "
           "subjects may be in it."));
    m_text->setAccessibleName(tr("Connection log"));
    m_text->setPlaceholderText(tr("Nothing has been said yet since the program was started."));
    m_refresh->setText(tr("Re&fresh"));
    m_copy->setText(tr("C&opy"));
}

} // namespace postaci
