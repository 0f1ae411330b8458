#pragma once

#include "message/Envelope.h"
#include "message/SenderProof.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace postaci {

class Avatar;
class ContactPictures;
class ProofLine;
class Recipients;

/// Subject, sender, date, recipients, the star and the three ways to answer, above a body. UI thread.
class MessageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit MessageHeader(QWidget* parent = nullptr);

    /// Of senders; it has to outlive this.
    void setPictures(ContactPictures& pictures);
    /// `own`: addresses that are called "me".
    void setEnvelope(const Envelope& envelope, const QStringList& own);
    void setStarred(bool on);
    void setDraft(bool on);      ///< a draft has no buttons to answer
    void setAnswerable(bool on); ///< whether there are buttons to answer, and the star
    void setProof(const SenderProof& proof);
    void setUnsubscribable(bool on); ///< whether there is a way to leave the list that it is from
    /// Whether there are colours to choose from, and whether those of the sender are shown.
    void setColorChoice(bool offered, bool isOriginal);
    void setMoreMenu(QMenu* menu);  ///< what else can be done with the message
    void setSenderOffered(bool on); ///< whether the sender's name can be pressed
    [[nodiscard]] QString subject() const { return m_envelope.subject; }

Q_SIGNALS:
    /// By mouse or key; what is shown belongs below `anchor`.
    void senderClicked(const postaci::Address& sender, QWidget* anchor);
    void starClicked();
    void replyClicked();
    void replyAllClicked();
    void forwardClicked();
    void unsubscribeClicked();
    void originalColorsClicked();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* name, const char* iconName);
    void buildLayout();
    void retranslate();
    void restyle();
    void showDetails();
    void showPicture();
    void placeDate();
    void showNotes();
    void showSubject();
    void showSender();

    Envelope m_envelope;
    bool m_starred = false;
    bool m_isSenderOffered = false;
    QLabel* m_subject;
    Avatar* m_avatar;
    ContactPictures* m_pictures = nullptr;
    QBoxLayout* m_senderRow = nullptr; ///< with the date
    QLabel* m_sender;
    QLabel* m_date;
    Recipients* m_recipients;
    QWidget* m_notes; ///< the row with the next two
    ProofLine* m_proof;
    QToolButton* m_unsubscribe;
    QToolButton* m_colors;
    QToolButton* m_star;
    QToolButton* m_reply;
    QToolButton* m_replyAll;
    QToolButton* m_forward;
    QToolButton* m_more;
};

} // namespace postaci
