#include "accounts/ProtocolAdvisor.h"

#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace postaci {

Protocol advisedProtocol(const MailHabits& habits)
{
    const bool mayLeaveTheProvider = habits.onlyHere || habits.littleRoom;
    return mayLeaveTheProvider && !habits.severalDevices ? Protocol::Pop3 : Protocol::Imap;
}

ProtocolAdvisor::ProtocolAdvisor(QWidget* parent)
    : QDialog(parent), m_intro(new QLabel), m_several(new QCheckBox), m_room(new QCheckBox),
      m_onlyHere(new QCheckBox), m_advice(new QLabel), m_reason(new QLabel), m_imap(new QPushButton),
      m_pop3(new QPushButton), m_cancel(new QPushButton)
{
    setObjectName(QStringLiteral("protocolAdvisor"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_several->setObjectName(QStringLiteral("severalDevicesCheck"));
    m_room->setObjectName(QStringLiteral("littleRoomCheck"));
    m_onlyHere->setObjectName(QStringLiteral("onlyHereCheck"));
    m_advice->setObjectName(QStringLiteral("protocolAdvice"));
    m_imap->setObjectName(QStringLiteral("useImapButton"));
    m_pop3->setObjectName(QStringLiteral("usePop3Button"));
    build();
    for (QCheckBox* box : {m_several, m_room, m_onlyHere})
        connect(box, &QCheckBox::toggled, this, &ProtocolAdvisor::showAdvice);
    const auto choose = [this](Protocol protocol) {
        Q_EMIT protocolChosen(protocol);
        accept();
    };
    connect(m_imap, &QPushButton::clicked, this, [choose] { choose(Protocol::Imap); });
    connect(m_pop3, &QPushButton::clicked, this, [choose] { choose(Protocol::Pop3); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_several->setFocus();
}

void ProtocolAdvisor::build()
{
    m_intro->setWordWrap(true);
    m_advice->setFont(Theme::semibold(font()));
    m_reason->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_pop3);
    buttons->addWidget(m_imap);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace4, Theme::kSpace6, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addWidget(m_several);
    column->addWidget(m_room);
    column->addWidget(m_onlyHere);
    column->addWidget(m_advice);
    column->addWidget(m_reason);
    column->addStretch(1);
    column->addLayout(buttons);
}

MailHabits ProtocolAdvisor::habits() const
{
    return {m_several->isChecked(), m_room->isChecked(), m_onlyHere->isChecked()};
}

void ProtocolAdvisor::showAdvice()
{
    const MailHabits now = habits();
    const bool isPop3 = advisedProtocol(now) == Protocol::Pop3;
    m_advice->setText(isPop3 ? tr("POP3 suits you.") : tr("IMAP suits you."));
    if (isPop3)
        m_reason->setText(tr("POP3 fetches the mail and can delete it at the provider, at once or after some "
                             "days. From then on it is on this computer alone: keep a backup."));
    else if (now.severalDevices)
        m_reason->setText(tr("With IMAP the mail stays at the provider, and every device shows the same "
                             "messages, folders and marks. With POP3 each device would go its own way."));
    else
        m_reason->setText(
            tr("With IMAP the mail stays at the provider, safe should this computer break; what "
               "you have opened can be read here without a connection too."));
    for (QPushButton* button : {m_imap, m_pop3}) {
        const bool isAdvised = (button == m_pop3) == isPop3;
        button->setProperty("primary", isAdvised);
        button->setDefault(isAdvised);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

void ProtocolAdvisor::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ProtocolAdvisor::retranslate()
{
    setWindowTitle(tr("IMAP or POP3?"));
    m_intro->setText(tr("These are two ways to fetch mail. Which one suits you depends on how you use it."));
    m_several->setText(tr("I read this mail on other &devices or in the browser too"));
    m_room->setText(tr("My provider gives me little &room, or it is often full"));
    m_onlyHere->setText(tr("My mail shall be on this &computer alone"));
    m_imap->setText(tr("Use &IMAP"));
    m_pop3->setText(tr("Use &POP3"));
    m_cancel->setText(tr("Cancel"));
    showAdvice();
    // As high as the longest of the reasons needs, so that nothing moves while the boxes are ticked.
    const int width = fontMetrics().averageCharWidth() * 78;
    resize(width, layout()->totalHeightForWidth(width) + 2 * fontMetrics().lineSpacing());
}

} // namespace postaci
