#pragma once

#include "base/Account.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace postaci {

class FieldHelp;

/// What becomes of a POP3 account's mail on the server. UI thread.
class Pop3Form : public QWidget
{
    Q_OBJECT

public:
    explicit Pop3Form(FieldHelp* help, QWidget* parent = nullptr);

    void setSettings(const Pop3Settings& settings);
    [[nodiscard]] Pop3Settings settings() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void updateEnabled();
    void retranslate();

    FieldHelp* m_help;
    QLabel* m_title;
    QCheckBox* m_leave;
    QCheckBox* m_afterDays;
    QSpinBox* m_days;
    QCheckBox* m_withLocal;
};

} // namespace postaci
