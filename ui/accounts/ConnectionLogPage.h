#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

class IconLine;
class MailEngine;

/// The last lines spoken with an account's servers, of all its connections or of one, to read, copy, save and
/// send to whoever helps; it goes on growing while it is looked at. Secrets are masked before they get here.
/// UI thread.
class ConnectionLogPage : public QWidget
{
    Q_OBJECT

public:
    ConnectionLogPage(MailEngine& engine, AccountId account, QWidget* parent = nullptr);

    void setAccount(AccountId account);
    /// What was said when an account was tested that is not set up yet.
    void setTriedAddress(const QString& address);
    /// Adds what was said since the last time.
    void refresh();
    /// Writes what is shown, after a line about the program; `done` runs later, in the UI thread.
    void saveTo(const QString& file, const std::function<void(Result<void>)>& done);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void begin(); ///< anew, with another account or another choice of connections
    void chooseFile();
    void addConnection(const QString& name);
    void restyle();
    void retranslate();

    MailEngine& m_engine;
    AccountId m_account;
    QString m_tried;    ///< empty: it is the account's
    quint64 m_seen = 0; ///< of the transcript's lines
    QTimer m_timer;
    QLabel* m_intro;
    QLabel* m_connectionLabel;
    QComboBox* m_connection;
    QPlainTextEdit* m_text;
    IconLine* m_outcome;
    QPushButton* m_copy;
    QPushButton* m_save;
};

} // namespace postaci
