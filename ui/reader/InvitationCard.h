#pragma once

#include "message/Invitation.h"

#include <QScrollArea>

#include <memory>

class QFormLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace postaci {

/// The event that a message is about, above its body: what, when, where, who, and the ways to answer. Hidden
/// where there is none. UI thread.
class InvitationCard : public QScrollArea
{
    Q_OBJECT

public:
    explicit InvitationCard(QWidget* parent = nullptr);

    /// `isFile`: there is a file to give to a calendar program.
    void setInvitation(std::shared_ptr<const Invitation> invitation, bool isFile);
    void clear();
    /// What the person has said here. `canAnswer`: whether there are buttons.
    void setAnswer(InvitationAnswer answer, bool canAnswer);
    void setNoted(InvitationAnswer answer); ///< what the sender says that the person has answered
    void setUninvited();                    ///< no answer can be given in the name of the account
    [[nodiscard]] InvitationAnswer answer() const { return m_answer; }
    [[nodiscard]] bool canAnswer() const { return m_canAnswer; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void answerChosen(postaci::InvitationAnswer answer);
    void openRequested(); ///< by a calendar program
    void saveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line
    {
        QLabel* label = nullptr;
        QLabel* text = nullptr;
    };

    [[nodiscard]] Line addLine(QFormLayout& form, const char* name);
    QPushButton* addButton(const char* name, InvitationAnswer answer);
    void build();
    void refresh();
    void refreshAnswer();
    void restyle();
    [[nodiscard]] QString participants() const;
    static void setLine(const Line& line, const QString& label, const QString& text);

    std::shared_ptr<const Invitation> m_invitation;
    InvitationAnswer m_answer = InvitationAnswer::None;
    InvitationAnswer m_noted = InvitationAnswer::None;
    bool m_canAnswer = false;
    bool m_isUninvited = false;
    bool m_isFile = false;
    bool m_showsAll = false; ///< of the participants
    QWidget* m_content;
    QLabel* m_title;
    QLabel* m_summary;
    Line m_when;
    Line m_where;
    Line m_organizer;
    Line m_people;
    QLabel* m_answered;
    QLabel* m_notedLine;
    QPushButton* m_accept;
    QPushButton* m_maybe;
    QPushButton* m_decline;
    QPushButton* m_all;
    QPushButton* m_calendar;
    QMenu* m_calendarMenu;
};

} // namespace postaci
