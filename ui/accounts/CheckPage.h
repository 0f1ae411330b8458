#pragma once

#include "accounts/LoginChecklist.h"

#include <QWidget>

namespace postaci {

/// The wizard's second step: the checklist, with room to scroll when reasons are long. UI thread.
class CheckPage : public QWidget
{
    Q_OBJECT

public:
    explicit CheckPage(QWidget* parent = nullptr);

    [[nodiscard]] LoginChecklist* checklist() const { return m_checklist; }

private:
    LoginChecklist* m_checklist;
};

} // namespace postaci
