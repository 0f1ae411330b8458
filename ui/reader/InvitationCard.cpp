#include "reader/InvitationCard.h"

#include "reader/InvitationWords.h"
#include "reader/Recipients.h"
#include "reader/SelectableLabel.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kFewPeople = 5;
constexpr qsizetype kLongestOnCard = 300; ///< characters of a line
constexpr int kLeastLines = 4;            ///< that are in sight at once

} // namespace

InvitationCard::InvitationCard(QWidget* parent)
    : QScrollArea(parent), m_content(new QWidget(this)),
      m_title(selectableLabel("invitationTitle", m_content)),
      m_summary(selectableLabel("invitationSummary", m_content)),
      m_answered(selectableLabel("invitationAnswer", m_content)),
      m_notedLine(selectableLabel("invitationNoted", m_content)),
      m_accept(addButton("acceptInvitationButton", InvitationAnswer::Accepted)),
      m_maybe(addButton("tentativeInvitationButton", InvitationAnswer::Tentative)),
      m_decline(addButton("declineInvitationButton", InvitationAnswer::Declined)),
      m_all(addButton("allParticipantsButton", InvitationAnswer::None)),
      m_calendar(addButton("invitationCalendarButton", InvitationAnswer::None)),
      m_calendarMenu(new QMenu(m_calendar))
{
    setObjectName(QStringLiteral("invitationCard"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    build();
    setWidget(m_content);
    m_calendar->setMenu(m_calendarMenu);
    m_calendarMenu->addAction(QString(), this, &InvitationCard::openRequested);
    m_calendarMenu->addAction(QString(), this, &InvitationCard::saveRequested);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        refresh();
    });
    restyle();
    hide();
}

QPushButton* InvitationCard::addButton(const char* name, InvitationAnswer answer)
{
    auto* button = new QPushButton(m_content);
    button->setObjectName(QLatin1String(name));
    if (answer != InvitationAnswer::None)
        connect(button, &QPushButton::clicked, this, [this, answer] { Q_EMIT answerChosen(answer); });
    return button;
}

InvitationCard::Line InvitationCard::addLine(QFormLayout& form, const char* name)
{
    Line line{new QLabel(m_content), selectableLabel(name, m_content)};
    setInk(line.label, Ink::Meta);
    line.label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    form.addRow(line.label, line.text);
    return line;
}

void InvitationCard::build()
{
    setInk(m_title, Ink::Meta);
    setInk(m_notedLine, Ink::Meta);
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::kSpace3);
    form->setVerticalSpacing(Theme::kSpace1);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_when = addLine(*form, "invitationWhen");
    m_where = addLine(*form, "invitationWhere");
    m_organizer = addLine(*form, "invitationOrganizer");
    m_people = addLine(*form, "invitationPeople");
    auto* buttons = new FlowLayout;
    buttons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_accept, m_maybe, m_decline, m_calendar, m_all})
        buttons->addWidget(button);

    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_title);
    column->addWidget(m_summary);
    column->addLayout(form);
    column->addWidget(m_answered);
    column->addWidget(m_notedLine);
    column->addSpacing(Theme::kSpace1);
    column->addLayout(buttons);
    column->addStretch(1);
}

void InvitationCard::setInvitation(std::shared_ptr<const Invitation> invitation, bool isFile)
{
    m_invitation = std::move(invitation);
    m_isFile = isFile;
    m_showsAll = false;
    m_answer = InvitationAnswer::None;
    m_noted = InvitationAnswer::None;
    m_canAnswer = false;
    m_isUninvited = false;
    refresh();
}

void InvitationCard::setNoted(InvitationAnswer answer)
{
    m_noted = answer;
    refresh();
}

void InvitationCard::setUninvited()
{
    m_isUninvited = true;
    refresh();
}

void InvitationCard::clear()
{
    setInvitation(nullptr, false);
}

void InvitationCard::setAnswer(InvitationAnswer answer, bool canAnswer)
{
    m_answer = answer;
    m_canAnswer = canAnswer;
    refresh();
}

void InvitationCard::setLine(const Line& line, const QString& label, const QString& text)
{
    line.label->setText(label);
    line.text->setText(text.left(kLongestOnCard));
    line.label->setVisible(!text.isEmpty());
    line.text->setVisible(!text.isEmpty());
}

QString InvitationCard::participants() const
{
    const QList<InvitationPerson>& people = m_invitation->attendees;
    const qsizetype shown = m_showsAll ? people.size() : std::min(kFewPeople, people.size());
    QStringList names;
    for (const InvitationPerson& person : people.mid(0, shown))
        names << participantText(person);
    if (shown < people.size())
        names << tr("and %n more", nullptr, static_cast<int>(people.size() - shown));
    else if (m_invitation->hasMoreAttendees)
        names << QStringLiteral("…");
    return names.join(QLatin1String(", "));
}

void InvitationCard::refreshAnswer()
{
    m_answered->setText(m_isUninvited ? tr("The address of this account is not among the invited ones.")
                                      : ownAnswerSentence(m_answer));
    m_answered->setVisible(!m_answered->text().isEmpty());
    m_notedLine->setText(m_noted == m_answer ? QString() : notedAnswerSentence(m_noted));
    m_notedLine->setVisible(!m_notedLine->text().isEmpty());
    const QList<std::pair<QPushButton*, InvitationAnswer>> ways{{m_accept, InvitationAnswer::Accepted},
                                                                {m_maybe, InvitationAnswer::Tentative},
                                                                {m_decline, InvitationAnswer::Declined}};
    for (const auto& [button, answer] : ways) {
        button->setVisible(m_canAnswer);
        button->setEnabled(m_answer != answer);
    }
}

void InvitationCard::refresh()
{
    setVisible(m_invitation != nullptr);
    if (m_invitation == nullptr)
        return;
    const Invitation& invitation = *m_invitation;
    QStringList titles{invitationTitle(invitation)};
    if (invitation.isOneOfMany)
        titles << tr("one time of an event that repeats");
    if (invitation.events > 1)
        titles << tr("the first of %n events", nullptr, invitation.events);
    m_title->setText(titles.join(QStringLiteral(" · ")));
    const QString summary = plainLine(invitation.summary).left(kLongestOnCard);
    m_summary->setText(summary.isEmpty() ? tr("(no title)") : summary);
    QStringList when{whenSentence(invitation)};
    if (const QString repeating = repeatingSentence(invitation); !repeating.isEmpty())
        when << repeating;
    setLine(m_when, tr("When"), when.join(QStringLiteral("\n")));
    setLine(m_where, tr("Where"), plainLine(invitation.location));
    setLine(m_organizer, tr("Organiser"),
            invitation.organizer.value.isEmpty() ? QString() : fullAddress(invitation.organizer.who));
    setLine(m_people, tr("Participants"), {});
    const QString people = participants();
    m_people.label->setVisible(!people.isEmpty());
    m_people.text->setVisible(!people.isEmpty());
    m_people.text->setText(people); // however many

    refreshAnswer();
    m_accept->setText(tr("Accept"));
    m_maybe->setText(tr("Maybe"));
    m_decline->setText(tr("Decline"));
    m_all->setVisible(invitation.attendees.size() > kFewPeople);
    m_all->setText(m_showsAll ? tr("Fewer participants") : tr("All participants"));
    m_calendar->setVisible(m_isFile);
    m_calendar->setText(tr("Save to calendar"));
    m_calendarMenu->actions().at(0)->setText(tr("&Open in the calendar program"));
    m_calendarMenu->actions().at(1)->setText(tr("&Save as a file…"));
    setAccessibleName(m_title->text() + QLatin1String(": ") + m_summary->text());
    m_content->layout()->activate(); // the layouts in it still know the heights of the texts before
    updateGeometry();
}

QSize InvitationCard::sizeHint() const
{
    const int width = std::max(1, viewport()->width());
    const int height = m_content->layout()->hasHeightForWidth()
                           ? m_content->layout()->totalHeightForWidth(width)
                           : m_content->sizeHint().height();
    return {m_content->sizeHint().width(), height};
}

QSize InvitationCard::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), kLeastLines * fontMetrics().lineSpacing())};
}

void InvitationCard::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry(); // sentences are wrapped anew
}

void InvitationCard::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void InvitationCard::restyle()
{
    m_summary->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kSubjectScale)));
    const QString sheet =
        QStringLiteral("#invitationCard, #invitationCard > QWidget > QWidget { background: %1; }")
            .arg(Theme::panel().name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
}

} // namespace postaci
