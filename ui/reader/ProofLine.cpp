#include "reader/ProofLine.h"

#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace postaci {

ProofLine::ProofLine(QWidget* parent) : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("proofLine"));
    m_text->setObjectName(QStringLiteral("proofText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSpace1);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void ProofLine::setProof(const SenderProof& proof)
{
    m_proof = proof;
    refresh();
    setVisible(proof.verdict != SenderProof::Verdict::Unknown);
}

void ProofLine::setTextFont(const QFont& font)
{
    m_text->setFont(font);
}

void ProofLine::refresh()
{
    const bool isVerified = m_proof.verdict == SenderProof::Verdict::Verified;
    setInk(m_text, isVerified ? Ink::Meta : Ink::Caution);
    //: %1 is the sender's domain, which has signed the message
    m_text->setText((isVerified ? tr("verified by %1")
                                //: %1 is the domain of the sender's address
                                : tr("Caution: this message may not be from %1. Your mail server could not "
                                     "verify it."))
                        .arg(m_proof.domain));
    m_icon->setPixmap(icon(isVerified ? QStringLiteral("check") : QStringLiteral("warning"),
                           isVerified ? Theme::verified() : Theme::caution())
                          .pixmap(QSize(Theme::kIconSmall, Theme::kIconSmall), devicePixelRatioF()));
}

void ProofLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace postaci
