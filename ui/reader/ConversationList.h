#pragma once

#include "base/Ids.h"

#include <QListView>

namespace postaci {

class ContactPictures;
class ConversationDelegate;

/// Rows of a conversation, as high as it is told; what does not fit scrolls. Up and Down move among them,
/// Enter or a click opens one. UI thread.
class ConversationList : public QListView
{
    Q_OBJECT

public:
    /// Which of the rows are next to the open message: the view begins there, and stays there when others
    /// come or go further away.
    enum class Begin { AtTop, AtBottom };

    explicit ConversationList(Begin begin, QWidget* parent = nullptr);

    void setPictures(ContactPictures& pictures); ///< of senders; it has to outlive this
    void showBegin();
    [[nodiscard]] int rowHeight() const;

Q_SIGNALS:
    void messageChosen(postaci::MessageId message);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyboardSearch(const QString& search) override; ///< letters are shortcuts here
    void updateGeometries() override;

private:
    void choose(const QModelIndex& index);

    const Begin m_begin;
    ConversationDelegate* m_delegate;
};

} // namespace postaci
