#include "accounts/CheckPage.h"

#include "accounts/FormScroll.h"
#include "widgets/Theme.h"

#include <QVBoxLayout>

namespace postaci {

CheckPage::CheckPage(QWidget* parent) : QWidget(parent), m_checklist(new LoginChecklist)
{
    m_checklist->setObjectName(QStringLiteral("loginChecklist"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kSpace6, 0, Theme::kSpace6, Theme::kSpace3);
    column->addWidget(m_checklist);
    column->addStretch(1);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new FormScroll(content));
}

} // namespace postaci
