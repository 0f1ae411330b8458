#pragma once

#include "store/StoreTypes.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace postaci {

class InfoBar;

/// One message of the outbox view. UI thread.
class OutboxCard : public QFrame
{
    Q_OBJECT

public:
    explicit OutboxCard(QWidget* parent = nullptr);

    /// `isLookedFor`: whether it was sent is being found out.
    void setEntry(const OutboxEntry& entry, bool isLookedFor);
    void setProgress(qint64 done, qint64 total); ///< bytes
    [[nodiscard]] const OutboxEntry& entry() const { return m_entry; }
    [[nodiscard]] bool isLookedFor() const { return m_isLookedFor; }
    /// What can be done now, by the buttons, the context menu and the commands.
    enum class Can { Send, Edit, Discard };
    [[nodiscard]] bool can(Can what) const;
    void send(); ///< now, or again
    void edit();
    void ask(); ///< whether to discard it

Q_SIGNALS:
    void retryRequested();
    void copyRequested(); ///< it was sent: the copy is to be filed
    void sendNowRequested();
    void laterRequested(const QDateTime& time); ///< UTC
    void editRequested();
    void refusedEditRequested(); ///< a new message to those who did not get it
    void seenRequested();        ///< nothing more to be said about a sent one
    void discardRequested();     ///< after the user confirmed it
    void helpRequested();        ///< the account's settings, or what else helps
    void focused();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fillReason(bool isLookedFor);
    void fillButtons();
    void markButtons();
    [[nodiscard]] QString sendText() const;
    [[nodiscard]] QString editText() const;
    [[nodiscard]] QString discardText() const;
    void setWordsShown(bool on);

    OutboxEntry m_entry;
    bool m_isLookedFor = false;
    QLabel* m_subject;
    QLabel* m_recipients;
    QLabel* m_state;
    QLabel* m_reason;
    QToolButton* m_wordsButton;
    QLabel* m_words; ///< the server's own
    QProgressBar* m_progress;
    QPushButton* m_help;
    QPushButton* m_retry;
    QPushButton* m_edit;
    QPushButton* m_discard;
    InfoBar* m_question;
};

} // namespace postaci
