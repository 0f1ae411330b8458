#pragma once

#include "base/Ids.h"

#include <QWidget>

class QPushButton;

namespace postaci {

class ConversationList;
class ConversationModel;
class ShownConversation;

/// The messages of a conversation before the open one, or after it: the nearest as rows, the others behind a
/// button that shows all of them in a list that scrolls. Never more than a third of the reader. UI thread.
class ConversationRows : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Earlier, Later };

    ConversationRows(Side side, const ShownConversation& conversation, QWidget* parent = nullptr);

    /// Shows what the conversation has on this side of its open message. News leaves the height of the
    /// earlier ones as it is where it can, so that the open message does not jump.
    enum class Because { OtherMessage, News };
    void refresh(Because because);
    void setRoom(int height); ///< of the reader
    void fold();              ///< only the nearest, until the button is pressed

    [[nodiscard]] ConversationList* list() const { return m_list; }
    [[nodiscard]] QPushButton* button() const { return m_button; } ///< hidden where all are shown anyway
    [[nodiscard]] bool isUnfolded() const { return m_isUnfolded; }

Q_SIGNALS:
    void messageChosen(postaci::MessageId message);
    void unfolded();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QList<MessageId> messages() const; ///< on this side
    [[nodiscard]] QList<MessageId> nearest(const QList<MessageId>& messages) const;
    [[nodiscard]] int nearestCount() const;
    [[nodiscard]] int mostRows() const;
    void toggle();
    enum class Height { Anew, AtMost }; ///< AtMost: as it was since another message was opened
    void fit(Height height);
    void nameButton(const QList<MessageId>& messages);

    const Side m_side;
    const ShownConversation& m_conversation;
    ConversationModel* m_model;
    ConversationList* m_list;
    QWidget* m_bar; ///< holds the button
    QPushButton* m_button;
    int m_room = 0;
    int m_rowsShown = 0; ///< since another message was opened
    bool m_isFoldable = false;
    bool m_isUnfolded = false;
};

} // namespace postaci
