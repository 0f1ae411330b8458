#include "reader/MessageHeader.h"

#include "contacts/ContactPictures.h"
#include "reader/ProofLine.h"
#include "reader/Recipients.h"
#include "reader/SelectableLabel.h"
#include "widgets/Avatar.h"
#include "widgets/DateText.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QTextLayout>
#include <QToolButton>

#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kLongestSubject = 300; ///< characters that are looked at
constexpr int kSubjectLines = 3;           ///< more would leave no room for the message

/// As much of `text` as a label of that width shows in so many lines; what is left out leaves an ellipsis.
QString inLines(const QString& text, const QFont& font, int width, int most)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    qsizetype lastBegin = 0;
    for (int line = 0; line < most; ++line) {
        QTextLine made = layout.createLine();
        if (!made.isValid())
            return text;
        made.setLineWidth(width);
        lastBegin = made.textStart();
    }
    layout.endLayout();
    return text.left(lastBegin) + QFontMetrics(font).elidedText(text.mid(lastBegin), Qt::ElideRight, width);
}

} // namespace

MessageHeader::MessageHeader(QWidget* parent)
    : QWidget(parent), m_subject(selectableLabel("subjectLabel", this)), m_avatar(new Avatar(this)),
      m_sender(selectableLabel("senderLabel", this)), m_date(selectableLabel("dateLabel", this)),
      m_recipients(new Recipients(this)), m_notes(new QWidget(this)), m_proof(new ProofLine(m_notes)),
      m_unsubscribe(addButton("unsubscribeButton", "")),
      m_colors(addButton("originalColorsButton", "palette")), m_star(addButton("starButton", "flag")),
      m_reply(addButton("headerReplyButton", "reply")),
      m_replyAll(addButton("headerReplyAllButton", "reply-all")),
      m_forward(addButton("headerForwardButton", "forward")), m_more(addButton("headerMoreButton", "more"))
{
    setObjectName(QStringLiteral("messageHeader"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_sender->setTextFormat(Qt::RichText);
    for (QLabel* label : {m_subject, m_sender}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->installEventFilter(this);
    }
    connect(m_sender, &QLabel::linkActivated, this,
            [this] { Q_EMIT senderClicked(m_envelope.from.value(0), m_sender); });
    m_date->setWordWrap(false);
    setInk(m_date, Ink::Meta);
    m_date->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_star->setCheckable(true);
    m_colors->setCheckable(true);
    m_colors->hide();
    m_unsubscribe->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_unsubscribe->hide();
    m_notes->hide();
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->hide();
    buildLayout();
    connect(m_star, &QToolButton::clicked, this, [this] {
        m_star->setChecked(m_starred); // what is shown comes from the store
        Q_EMIT starClicked();
    });
    connect(m_unsubscribe, &QToolButton::clicked, this, &MessageHeader::unsubscribeClicked);
    connect(m_colors, &QToolButton::clicked, this, &MessageHeader::originalColorsClicked);
    connect(m_reply, &QToolButton::clicked, this, &MessageHeader::replyClicked);
    connect(m_replyAll, &QToolButton::clicked, this, &MessageHeader::replyAllClicked);
    connect(m_forward, &QToolButton::clicked, this, &MessageHeader::forwardClicked);
    retranslate();
    restyle();
}

QToolButton* MessageHeader::addButton(const char* name, const char* iconName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    if (*iconName != '\0')
        button->setIcon(icon(QLatin1String(iconName)));
    button->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MessageHeader::buildLayout()
{
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace1);
    top->addWidget(m_subject, 1);
    for (QToolButton* button : {m_colors, m_star, m_reply, m_replyAll, m_forward, m_more})
        top->addWidget(button, 0, Qt::AlignTop);

    m_senderRow = new QHBoxLayout;
    m_senderRow->addWidget(m_sender, 1);
    m_senderRow->addWidget(m_date);
    placeDate();
    auto* who = new QVBoxLayout;
    who->setSpacing(Theme::kSpace1 / 2);
    who->addLayout(m_senderRow);
    who->addWidget(m_recipients);
    auto* notes = new QHBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(Theme::kSpace2);
    notes->addWidget(m_proof, 1, Qt::AlignVCenter);
    notes->addWidget(m_unsubscribe, 0, Qt::AlignTop | Qt::AlignRight);
    who->addWidget(m_notes);

    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(Theme::kSpace3);
    bottom->addWidget(m_avatar, 0, Qt::AlignTop);
    bottom->addLayout(who, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace3, Theme::kSpace3);
    column->setSpacing(Theme::kSpace2);
    column->addLayout(top);
    column->addLayout(bottom);

    QWidget* before = m_colors;
    for (QWidget* next : std::initializer_list<QWidget*>{m_star, m_reply, m_replyAll, m_forward, m_more,
                                                         m_sender, m_recipients, m_unsubscribe})
        setTabOrder(std::exchange(before, next), next);
}

/// Beside the sender, or below where that would leave the sender no room.
void MessageHeader::placeDate()
{
    constexpr int kLettersForBoth = 72;
    const bool isBelow = width() < kLettersForBoth * fontMetrics().averageCharWidth();
    m_senderRow->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_senderRow->setSpacing(isBelow ? Theme::kSpace1 / 2 : Theme::kSpace3);
    m_senderRow->setAlignment(m_date, isBelow ? Qt::AlignLeft : Qt::AlignTop | Qt::AlignRight);
}

void MessageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeDate();
}

void MessageHeader::setPictures(ContactPictures& pictures)
{
    m_pictures = &pictures;
    connect(&pictures, &ContactPictures::changed, this, &MessageHeader::showPicture);
    showPicture();
}

void MessageHeader::showPicture()
{
    const int side = qRound(Theme::kAvatar * m_avatar->devicePixelRatioF());
    m_avatar->setPicture(m_pictures == nullptr ? QImage()
                                               : m_pictures->pictureOf(m_envelope.from.value(0).addr, side));
}

void MessageHeader::setEnvelope(const Envelope& envelope, const QStringList& own)
{
    m_envelope = envelope;
    m_recipients->setRecipients(envelope, own);
    m_avatar->setAddress(envelope.from.value(0));
    showPicture();
    setProof({});
    setUnsubscribable(false);
    setColorChoice(false, false);
    showDetails();
}

void MessageHeader::setProof(const SenderProof& proof)
{
    m_proof->setProof(proof);
    showNotes();
}

/// Without anything in it the row would still take its room.
void MessageHeader::showNotes()
{
    m_notes->setVisible(!m_proof->isHidden() || !m_unsubscribe->isHidden());
}

void MessageHeader::setUnsubscribable(bool on)
{
    m_unsubscribe->setVisible(on);
    showNotes();
}

void MessageHeader::setColorChoice(bool offered, bool isOriginal)
{
    m_colors->setVisible(offered);
    m_colors->setChecked(isOriginal);
    const QString text =
        isOriginal ? tr("Show in the program's colours") : tr("Show in the sender's own colours");
    m_colors->setToolTip(text);
    m_colors->setAccessibleName(text);
}

void MessageHeader::setMoreMenu(QMenu* menu)
{
    m_more->setMenu(menu);
    m_more->show();
}

void MessageHeader::setAnswerable(bool on)
{
    for (QToolButton* button : {m_star, m_reply, m_replyAll, m_forward})
        button->setVisible(on);
}

void MessageHeader::setDraft(bool on)
{
    for (QToolButton* button : {m_reply, m_replyAll, m_forward})
        button->setVisible(!on);
}

void MessageHeader::setStarred(bool on)
{
    m_starred = on;
    restyle();
}

void MessageHeader::showDetails()
{
    showSubject();
    showSender();
    m_date->setText(longDate(m_envelope.date));
}

void MessageHeader::showSubject()
{
    const QString whole = plainLine(m_envelope.subject);
    QString subject = whole.left(kLongestSubject);
    if (subject.size() < whole.size())
        subject += QStringLiteral("…");
    if (const int width = m_subject->contentsRect().width(); width > 0) {
        const QFont font = m_subject->font();
        subject = inLines(breakable(subject, font, width), font, width, kSubjectLines);
    }
    m_subject->setText(subject.isEmpty() ? tr("(no subject)") : subject);
    const bool isWhole = plainLine(subject) == whole; // without the places to break
    m_subject->setToolTip(isWhole ? QString() : QStringLiteral("<qt>%1</qt>").arg(whole.toHtmlEscaped()));
}

void MessageHeader::setSenderOffered(bool on)
{
    m_isSenderOffered = on;
    m_sender->setTextInteractionFlags(on ? Qt::TextBrowserInteraction : Qt::TextSelectableByMouse);
    m_sender->setFocusPolicy(on ? Qt::TabFocus : Qt::NoFocus);
    showSender();
}

void MessageHeader::showSender()
{
    const Address sender = m_envelope.from.value(0);
    const auto fitting = [this](const QString& text) {
        const QFont widest = Theme::semibold(m_sender->font());
        return breakable(shortLine(text), widest, m_sender->contentsRect().width()).toHtmlEscaped();
    };
    // The label's only link, so that keyboard and screen reader reach it.
    const auto pressable = [this, &sender](const QString& name) {
        return !m_isSenderOffered || sender.addr.isEmpty()
                   ? name
                   : QStringLiteral("<a href=\"sender\" style=\"color:%1;text-decoration:none\">%2</a>")
                         .arg(Theme::text().name(), name);
    };
    m_sender->setText(
        sender.name.isEmpty()
            ? pressable(QStringLiteral("<b>%1</b>").arg(fitting(sender.addr)))
            : pressable(
                  QStringLiteral("<span style=\"font-weight:600\">%1</span>").arg(fitting(sender.name))) +
                  QStringLiteral(" <span style=\"color:%1\">%2</span>")
                      .arg(Theme::meta().name(), fitting(sender.addr)));
}

bool MessageHeader::eventFilter(QObject* watched, QEvent* event)
{
    // What fits depends on the width, and setting it changes the height only.
    if (event->type() == QEvent::Resize && watched == m_subject)
        showSubject();
    else if (event->type() == QEvent::Resize && watched == m_sender)
        showSender();
    return QWidget::eventFilter(watched, event);
}

void MessageHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void MessageHeader::retranslate()
{
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_reply, tr("Reply"));
    name(m_replyAll, tr("Reply all"));
    name(m_forward, tr("Forward"));
    name(m_more, tr("More"));
    m_unsubscribe->setText(tr("Unsubscribe"));
    m_unsubscribe->setToolTip(tr("Leave the mailing list that this message is from"));
    setColorChoice(!m_colors->isHidden(), m_colors->isChecked());
    restyle();
}

void MessageHeader::restyle()
{
    m_subject->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_date->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    m_recipients->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    m_unsubscribe->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    m_proof->setTextFont(Theme::fontScaled(this, Theme::kMetaScale));
    // Setting a style sheet sends PaletteChange again: only when it differs.
    const QString link = QStringLiteral("QToolButton { color: %1; }").arg(Theme::accent().name());
    if (m_unsubscribe->styleSheet() != link)
        m_unsubscribe->setStyleSheet(link);
    m_star->setChecked(m_starred);
    m_star->setIcon(m_starred ? icon(QStringLiteral("flag-filled"), Theme::accent())
                              : icon(QStringLiteral("flag")));
    const QString star = m_starred ? tr("Remove the star") : tr("Add a star");
    m_star->setToolTip(star);
    m_star->setAccessibleName(star);
    showDetails();
}

} // namespace postaci
