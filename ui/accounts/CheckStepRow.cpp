#include "accounts/CheckStepRow.h"

#include "account/ErrorSentence.h"
#include "accounts/ErrorDetails.h"
#include "base/CertificateProblem.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace postaci {

namespace {

/// A ring for what is still to come, a disc for what runs now: drawn, since they are no icons of anything.
QPixmap dotPixmap(int side, qreal ratio, const QColor& color, bool filled)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    const qreal margin = side * 0.25;
    painter.drawEllipse(QRectF(0, 0, side, side).adjusted(margin, margin, -margin, -margin));
    return pixmap;
}

QLabel* makeSentence(QWidget* parent, const QString& name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

} // namespace

CheckStepRow::CheckStepRow(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(makeSentence(this, QStringLiteral("stepText"))),
      m_time(new QLabel(this)), m_reason(new QWidget(this)),
      m_summary(makeSentence(m_reason, QStringLiteral("stepSummary"))),
      m_advice(makeSentence(m_reason, QStringLiteral("stepAdvice"))), m_fix(new QPushButton(m_reason)),
      m_detailsButton(new QToolButton(m_reason)), m_details(new QPlainTextEdit(m_reason)),
      m_trust(new QPushButton(m_reason))
{
    m_time->setObjectName(QStringLiteral("stepTime"));
    m_fix->setObjectName(QStringLiteral("stepFixButton"));
    m_detailsButton->setObjectName(QStringLiteral("stepDetailsButton"));
    m_detailsButton->setFocusPolicy(Qt::TabFocus);
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_details->setObjectName(QStringLiteral("stepDetails"));
    m_trust->setObjectName(QStringLiteral("stepTrustButton"));
    m_trust->setProperty("quiet", true);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);

    auto* reason = new QVBoxLayout(m_reason);
    reason->setContentsMargins(0, 0, 0, Theme::kSpace2);
    reason->setSpacing(Theme::kSpace1);
    reason->addWidget(m_summary);
    reason->addWidget(m_advice);
    reason->addWidget(m_fix, 0, Qt::AlignLeft);
    reason->addWidget(m_detailsButton, 0, Qt::AlignLeft);
    reason->addWidget(m_details);
    reason->addWidget(m_trust, 0, Qt::AlignLeft);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kSpace3);
    grid->setVerticalSpacing(Theme::kSpace1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_time, 0, 2, Qt::AlignTop);
    grid->addWidget(m_reason, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);

    connect(m_fix, &QPushButton::clicked, this, &CheckStepRow::fixClicked);
    connect(m_trust, &QPushButton::clicked, this, &CheckStepRow::trustClicked);
    connect(m_detailsButton, &QToolButton::clicked, this, [this] { setDetailsShown(m_details->isHidden()); });
    retranslate();
    setWaiting();
}

void CheckStepRow::setText(const QString& text)
{
    m_text->setText(text);
    retranslate();
}

void CheckStepRow::setWaiting()
{
    show(State::Waiting);
}

void CheckStepRow::setRunning()
{
    show(State::Running);
}

void CheckStepRow::setPassed(int milliseconds)
{
    m_milliseconds = milliseconds;
    show(State::Passed);
}

void CheckStepRow::setFailed(const Error& error)
{
    m_error = error;
    setFix({});
    show(State::Failed);
}

void CheckStepRow::setFix(const QString& text)
{
    m_fix->setText(text);
    m_fix->setVisible(!text.isEmpty());
}

void CheckStepRow::setNotTried()
{
    show(State::NotTried);
}

void CheckStepRow::show(State state)
{
    m_state = state;
    if (state != State::Failed)
        m_error.reset();
    setDetailsShown(false);
    m_reason->setVisible(state == State::Failed);
    retranslate();
    restyle();
}

void CheckStepRow::showError()
{
    if (!m_error)
        return;
    const ErrorText text = describeError(*m_error);
    m_summary->setText(text.summary);
    m_advice->setText(text.advice);
    m_advice->setVisible(!text.advice.isEmpty());
    const QString details = errorDetails(*m_error);
    m_details->setPlainText(details);
    m_detailsButton->setVisible(!details.isEmpty());
}

void CheckStepRow::setDetailsShown(bool on)
{
    constexpr int kMostLines = 7;
    m_details->setVisible(on);
    m_trust->setVisible(on && m_error && m_error->certificate && !m_error->certificate->chain.isEmpty());
    const int lines = std::clamp(m_details->blockCount() + 1, 2, kMostLines);
    m_details->setFixedHeight(lines * m_details->fontMetrics().lineSpacing() + 2 * Theme::kSpace2);
    m_detailsButton->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

void CheckStepRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void CheckStepRow::retranslate()
{
    m_detailsButton->setText(tr("Details"));
    m_details->setAccessibleName(tr("Details"));
    m_trust->setText(tr("Trust this certificate anyway…"));
    QString spoken;
    switch (m_state) {
    case State::Waiting:
        m_time->clear();
        spoken = tr("waiting");
        break;
    case State::Running:
        m_time->setText(QStringLiteral("…"));
        spoken = tr("running");
        break;
    case State::Passed:
        m_time->setText(tr("%1 ms").arg(QLocale().toString(m_milliseconds)));
        spoken = tr("done");
        break;
    case State::Failed:
        m_time->clear();
        showError();
        spoken = tr("failed") + QStringLiteral(": ") + m_summary->text();
        break;
    case State::NotTried:
        m_time->setText(tr("not tried"));
        spoken = m_time->text();
        break;
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(m_text->text(), spoken));
}

void CheckStepRow::restyle()
{
    const int side = qMax(Theme::kIconSmall, fontMetrics().ascent());
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap;
    switch (m_state) {
    case State::Waiting:
    case State::NotTried:
        pixmap = dotPixmap(side, ratio, Theme::meta(), false);
        break;
    case State::Running:
        pixmap = dotPixmap(side, ratio, Theme::accent(), true);
        break;
    case State::Passed:
        pixmap = icon(QStringLiteral("check"), Theme::verified()).pixmap(QSize(side, side), ratio);
        break;
    case State::Failed:
        pixmap = icon(QStringLiteral("error"), Theme::danger()).pixmap(QSize(side, side), ratio);
        break;
    }
    m_icon->setPixmap(pixmap);
    m_icon->setContentsMargins(0, qMax(0, (fontMetrics().lineSpacing() - side) / 2), 0, 0);
    const bool quiet = m_state == State::Waiting || m_state == State::NotTried;
    setInk(m_text, quiet ? Ink::Meta : Ink::Text);
    setInk(m_time, Ink::Meta);
    setInk(m_summary, Ink::Danger);
}

} // namespace postaci
