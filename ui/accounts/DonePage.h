#pragma once

#include "base/Error.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace postaci {

class FormField;
class IconLine;
class KeyringHelp;
class MailEngine;

/// The wizard's last step: everything works, and what the account shall be called. UI thread.
class DonePage : public QWidget
{
    Q_OBJECT

public:
    explicit DonePage(MailEngine& engine, QWidget* parent = nullptr);

    /// `label` is the proposal; what the person typed before stays.
    void begin(const QString& label);
    [[nodiscard]] QString label() const; ///< never empty
    /// Saving failed: says why, and what to do where it is the keyring. It goes with the next begin().
    void showError(const Error& error);
    void clearError();

Q_SIGNALS:
    void obstacleRemoved(); ///< saving may work now

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void restyle();

    QString m_proposal;
    QLabel* m_icon;
    QLabel* m_text;
    QLineEdit* m_label;
    FormField* m_labelField;
    IconLine* m_error;
    KeyringHelp* m_keyring;
};

} // namespace postaci
