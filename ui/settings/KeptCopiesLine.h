#pragma once

#include "profile/KeptCopies.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace postaci {

/// One of what restores and repairs have set aside can be chosen, to be removed; hidden while there is none.
/// UI thread.
class KeptCopiesLine : public QWidget
{
    Q_OBJECT

public:
    explicit KeptCopiesLine(QWidget* parent = nullptr);

    void setCopies(const QList<KeptCopy>& copies);
    [[nodiscard]] std::optional<KeptCopy> chosen() const;
    void setRemovable(bool on); ///< false while something else is at work

    /// What is asked before one goes: what it holds, and what is nowhere else.
    [[nodiscard]] static QString question(const KeptCopy& copy, const KeptContents& contents);

Q_SIGNALS:
    void removeWanted(const postaci::KeptCopy& copy);

protected:
    void changeEvent(QEvent* event) override;

private:
    void nameCopies();
    void retranslate();
    static QString holdings(const KeptCopy& copy, const KeptContents& contents);

    QLabel* m_label;
    QComboBox* m_combo;
    QPushButton* m_remove;
    QList<KeptCopy> m_copies;
};

} // namespace postaci
