#pragma once

#include "message/SenderProof.h"

#include <QWidget>

class QLabel;

namespace postaci {

/// One calm line about who a message is from, by what the receiving server found out; hidden where that is
/// not known. UI thread.
class ProofLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProofLine(QWidget* parent = nullptr);

    void setProof(const SenderProof& proof);
    void setTextFont(const QFont& font);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    SenderProof m_proof;
    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace postaci
